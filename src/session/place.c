#include "session/place.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "session/play_request.h"
#include "session/step.h"

static const char *const phase_words[SESSION_PHASE_COUNT] = {
    [SESSION_CHOOSE] = "choose", [SESSION_HANDOVER] = "handover", [SESSION_VOTE] = "vote",
    [SESSION_ALL_IN] = "all-in", [SESSION_COUNTS] = "counts",     [SESSION_TALK] = "talk",
    [SESSION_RESULT] = "result", [SESSION_ACT_OVER] = "act-over", [SESSION_DEBRIEF] = "debrief",
};

void place_write(char text[PLACE_BYTES], const struct session *session)
{
    const struct session_options *options = &session->setup.options;
    bool result = session->phase == SESSION_RESULT ||
                  (session->phase == SESSION_TALK && session->talk_after_key);
    int length = snprintf(text, PLACE_BYTES, "%s", phase_words[session->phase]);
    if (result)
        length += snprintf(text + length, PLACE_BYTES - (size_t)length, " step %d seat %d",
                           (int)session->step, session->seat + 1);
    if (options->timer != TIMER_OFF)
        snprintf(text + length, PLACE_BYTES - (size_t)length, " timer %s %d",
                 timer_word(options->timer), options->timer_seconds);
}

/* The number after a keyword among the words, or -1. */
static int number_after(const char *text, const char *keyword, int highest)
{
    const char *at = strstr(text, keyword);
    long number;
    char digits[8];
    if (at == NULL)
        return -1;
    at += strlen(keyword);
    size_t length = strcspn(at, " ");
    if (length >= sizeof digits)
        return -1;
    snprintf(digits, sizeof digits, "%.*s", (int)length, at);
    return text_to_number(digits, highest, &number) ? (int)number : -1;
}

static void read_result(struct session *session, const char *text)
{
    int step = number_after(text, " step ", REVEAL_WHYS);
    int seat = number_after(text, " seat ", SEATS_MAX) - 1;
    if (step >= 0 && session->setup.game.way == WAY_SAME_BOAT)
        session->step = (enum reveal_step)step;
    if (seat >= 0 && session->setup.game.way == WAY_OWN_WATCH &&
        session->game.turns[seat][session->game.round].played)
        session->seat = seat;
}

static void read_timer(struct session *session, const char *text)
{
    static const enum timer_kind kinds[] = {TIMER_SOFT, TIMER_HARD};
    for (int i = 0; i < 2; i++) {
        char keyword[24];
        snprintf(keyword, sizeof keyword, " timer %s ", timer_word(kinds[i]));
        int seconds = number_after(text, keyword, TIMER_SECONDS_MOST);
        if (seconds >= 0)
            session_set_timer(session, kinds[i], seconds);
    }
}

static bool is_phase(const char *text, enum session_phase phase)
{
    size_t length = strlen(phase_words[phase]);
    return strncmp(text, phase_words[phase], length) == 0 &&
           (text[length] == ' ' || text[length] == '\0');
}

void place_read(struct session *session, const char *text)
{
    bool talk = is_phase(text, SESSION_TALK);
    if (session->phase == SESSION_RESULT && (talk || is_phase(text, SESSION_RESULT))) {
        read_result(session, text);
        session->talk_after_key = talk;
    }
    if (talk && (session->phase == SESSION_RESULT || session->phase == SESSION_COUNTS))
        session->phase = SESSION_TALK;
    if (session->phase == SESSION_ACT_OVER && !is_phase(text, SESSION_ACT_OVER))
        session_begin_votes(session);
    session->setup.options.timer = TIMER_OFF;
    read_timer(session, text);
}
