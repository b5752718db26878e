#include "store/report_csv.h"

#include "store/escape.h"

/* Ours and harmless: numbers, letters, the words of the rules. */
static void plain(FILE *stream, const char *text)
{
    fprintf(stream, ",%s", text);
}

static void number(FILE *stream, int value)
{
    fprintf(stream, ",%d", value);
}

static void text(FILE *stream, const char *value)
{
    fputc(',', stream);
    escape_csv(stream, value);
}

static void letter(FILE *stream, int vote)
{
    fprintf(stream, ",%c", response_letter(vote));
}

static void seconds(FILE *stream, int tenths)
{
    if (tenths > 0)
        fprintf(stream, ",%d.%d", tenths / 10, tenths % 10);
    else
        plain(stream, "");
}

static void ship(FILE *stream, const struct turn *turn)
{
    number(stream, turn->after.direction);
    number(stream, turn->after.order);
    number(stream, turn->after.visions);
    plain(stream, turn->delivered ? "yes" : "no");
    plain(stream, turn->becalmed && turn->capsized ? "direction and order"
                  : turn->becalmed                 ? "direction"
                  : turn->capsized                 ? "order"
                                                   : "");
}

static void row(struct figures *figures, FILE *stream, const struct figure_seat *seat, int index)
{
    const struct report *report = figures->report;
    const struct turn *turn = &seat->story.turns[index];
    int round = seat->story.rounds[index];
    const struct card *card = &figures->deck->cards[turn->card];
    const char *name = report->seats[seat->seat].name, *lens = lens_word(card->lens);
    escape_csv(stream, report->code);
    number(stream, round + 1);
    text(stream, card->id);
    text(stream, card->title);
    number(stream, card->context);
    plain(stream, lens == NULL ? "" : lens);
    number(stream, seat->seat + 1);
    text(stream, report->names && name != NULL ? name : "");
    letter(stream, figures->game->turns[seat->seat][round].first);
    if (figures->twice)
        letter(stream, turn->response);
    else
        plain(stream, "");
    seconds(stream, report->first_tenths[seat->seat][round]);
    seconds(stream, figures->twice ? report->last_tenths[seat->seat][round] : 0);
    if (turn->response == RESPONSE_NONE) {
        plain(stream, ",");
    } else {
        const struct response *response = &card->responses[turn->response];
        number(stream, response->approach);
        plain(stream, quality_word(response->quality));
    }
    number(stream, turn->fit);
    number(stream, turn->best);
    if (figures->sailed)
        ship(stream, turn);
    else
        plain(stream, ",,,,");
    number(stream, turn->after.points);
    fputs("\r\n", stream);
}

void report_csv(struct figures *figures, FILE *stream)
{
    fputs("session,round,card,title,context,lens,seat,name,vote_1,vote_2,seconds_1,seconds_2,"
          "approach,quality,fit,best,direction,order,visions,delivered,rescue,points\r\n",
          stream);
    for (int i = 0; i < figures->round_count; i++)
        for (int j = 0; j < figures->seat_count; j++) {
            const struct figure_seat *seat = &figures->seats[j];
            for (int turn = 0; turn < seat->story.turn_count; turn++)
                if (seat->story.rounds[turn] == figures->rounds[i])
                    row(figures, stream, seat, turn);
        }
}
