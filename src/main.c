/* Even Keel: from the command line's first words to whoever handles them. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "base/leaving.h"
#include "base/path.h"
#include "base/text.h"
#include "base/words.h"
#include "text/text_game.h"
#ifdef EVENKEEL_WINDOW
#include "gui/window.h"
#endif
#include "tools/tool.h"

struct tool {
    const char *name, *second; /* "deck", "check"; second may be NULL */
    int (*run)(int argument_count, char *arguments[]);
};

#ifndef EVENKEEL_WINDOW
/* A build without SDL: the same questions, answered for it. */
static bool window_is_possible(void)
{
    return false;
}

static int window_game(const struct play_request *request)
{
    struct error error;
    (void)request;
    error_set(&error, FAULT_MACHINE,
              _("this build has no window; play in the terminal: evenkeel play --text"));
    return error_report(&error);
}
#endif

static int open_title(void)
{
    struct error error;
    if (window_is_possible())
        return window_game(NULL);
    error_set(&error, FAULT_MACHINE,
              _("no display to open a window on; play in the terminal: evenkeel play --text"));
    return error_report(&error);
}

static int play(int argument_count, char *arguments[])
{
    struct play_request request;
    struct error error;
    if (!play_request_read(&request, argument_count, arguments, &error))
        return error_report(&error);
    if (request.text)
        return text_game(&request, stdin, stdout);
    if (argument_count == 0)
        return open_title();
    if (window_is_possible())
        return window_game(&request);
    error_set(&error, FAULT_MACHINE,
              _("no display to open a window on; add --text to play in the terminal"));
    return error_report(&error);
}

static int help(int argument_count, char *arguments[])
{
    (void)argument_count;
    (void)arguments;
    /* All of it at once, so that a disk that is full is told as such. */
    static char bytes[32768];
    setvbuf(stdout, bytes, _IOFBF, sizeof bytes);
    fputs(
        _("Even Keel, a card game about when to lead and when to manage\n"
          "\n"
          "  evenkeel play [--text] [--mode MODE] [--deck DECK]… [--cards N]\n"
          "                [--difficulty guided|standard|expert] [--code CODE]\n"
          "                [--language LANGUAGE]\n"
          "                             in the window, or with --text in the terminal; alone: "
          "MODE\n"
          "                             voyage, daily (the day's cards, the same for everybody),\n"
          "                             endless or practice (what you misread comes back); or as "
          "a\n"
          "                             group, same-boat, own-watch or crew, that names its "
          "seats:\n"
          "      --seats \"Asha,Ben\"     2 to 12 people or teams; crew: the members of the crew\n"
          "      --roster FILE.csv      the same from a file with the header seat,member\n"
          "      --second-vote          vote, talk, vote again; --discuss gives the talk its step\n"
          "      --names                the result says who chose what\n"
          "      --timer soft|hard      for each vote; --seconds N: how long (90)\n"
          "      --auto-advance         the result comes once everybody has voted\n"
          "      --rehearsal            nothing is recorded\n"
          "      --deck A --deck B      up to twelve decks, mixed\n"
          "      --continue             goes on with what was left last; --new: does not ask\n"
          "  evenkeel decks [--json]    the installed decks, and where they are\n"
          "  evenkeel deck new FOLDER|FILE.yaml|FILE.csv\n"
          "                             twelve examples with notes, to be written over\n"
          "  evenkeel deck install DECK [--replace | --keep-both]\n"
          "                             copies it to your own decks\n"
          "  evenkeel deck remove DECK  takes one of your own away; it is kept\n"
          "  evenkeel deck check DECK [--strict] [--json]\n"
          "                             every mistake in a deck, with its line, and whether bots\n"
          "                             find it fair\n"
          "  evenkeel deck schema [--translation]\n"
          "                             the deck format as a JSON Schema, for editors\n"
          "  evenkeel deck convert DECK OUT.yaml|.json|.csv [--force]\n"
          "                             the same deck in another format, nothing lost but the "
          "comments\n"
          "                             of a .yaml; OUT may be - with --to yaml|json|csv\n"
          "      --separator semicolon  of a .csv, or comma (as it is otherwise) or tab; Excel "
          "wants\n"
          "                             the one of its own language\n"
          "      --for-translation de   OUT.csv is a sheet for a translator into that language; "
          "given\n"
          "                             back, deck convert OUT.csv deck.de.yaml makes a "
          "translation\n"
          "  evenkeel deck print DECK -o OUT.html [--paper a4|letter] [--per-page 9|4]\n"
          "                [--language LANGUAGE]\n"
          "                             the deck as a game on paper: cards, forms, the key\n"
          "  evenkeel deck pack DECK OUT.zip [--force] [--with-errors]\n"
          "                             the deck, its translations and pictures as one file to "
          "pass "
          "on\n"),
        stdout);
    puts(_(
        "  evenkeel score DECK PICKS.csv [--json]\n"
        "                             score a session that was played on paper\n"
        "  evenkeel report [SESSION] -o OUT.html|.csv|.md|.json [--names]\n"
        "                             the report of a session that was played; the last one, or\n"
        "                             one of evenkeel report --list\n"
        "  evenkeel history [--name NAME] [--json]\n"
        "                             all that was played: sessions, fit by lens, personal bests\n"
        "  evenkeel history export OUT.json\n"
        "                             everything as one file, names and all\n"
        "  evenkeel history import FILE.json\n"
        "                             and back: each session is checked, none comes in twice\n"
        "  evenkeel history merge FILE… [--json] [-o ALL.json]\n"
        "                             several machines' histories as one: databases, exports,\n"
        "                             folders of them; nothing is written to\n"
        "  evenkeel history delete SESSION|--name NAME|--all --yes\n"
        "                             takes a session, a name or everything out for good\n"
        "  evenkeel simulate DECK… [--games N] [--policy P]… [--cards N] [--seed S] [--threads N]\n"
        "                [--json]     what bots score on a deck, or on a mix, and how well each "
        "card\n"
        "                             tells those who read from those who do not\n"
        "  evenkeel --version\n"
        "\n"
        "DECK is a folder with deck.yaml or deck.csv, a .zip of such a folder, a .yaml, .json or "
        ".csv\n"
        "file, or the name of an installed deck.\n"
        "Exit status: 0 done, 1 the input is at fault, 2 the command line is, 3 the machine is."));
    return FAULT_NONE;
}

static int version(int argument_count, char *arguments[])
{
    (void)argument_count;
    (void)arguments;
    puts("evenkeel " EVENKEEL_VERSION);
    return FAULT_NONE;
}

static const struct tool tools[] = {
    {"play", NULL, play},
    {"decks", NULL, tool_decks},
    {"deck", "check", tool_deck_check},
    {"deck", "convert", tool_deck_convert},
    {"deck", "new", tool_deck_new},
    {"deck", "pack", tool_deck_pack},
    {"deck", "install", tool_deck_install},
    {"deck", "remove", tool_deck_remove},
    {"deck", "schema", tool_deck_schema},
    {"deck", "print", tool_deck_print},
    {"score", NULL, tool_score},
    {"report", NULL, tool_report},
    {"history", "delete", tool_history_delete},
    {"history", "export", tool_history_export},
    {"history", "import", tool_history_import},
    {"history", "merge", tool_history_merge},
    {"history", NULL, tool_history},
    {"simulate", NULL, tool_simulate},
    {"help", NULL, help},
    {"--help", NULL, help},
    {"-h", NULL, help},
    {"--version", NULL, version},
#ifdef EVENKEEL_WINDOW
    {"--screenshot", NULL, window_screenshot},
#endif
};

/* The commands closest to what was typed; a "check" without its "deck" counts as well, and
 * a "play" with one. */
static void unknown_command(struct error *error, const char *first, const char *second)
{
    const char *words[sizeof tools / sizeof *tools];
    size_t count = 0;
    bool is_deck = strcmp(first, "deck") == 0;
    if (is_deck && second == NULL) {
        error_set(error, FAULT_COMMAND_LINE,
                  _("deck does what? new, check, convert, print, pack or schema; see evenkeel "
                    "--help"));
        return;
    }
    for (size_t i = 0; i < sizeof tools / sizeof *tools; i++)
        words[count++] = tools[i].second != NULL ? tools[i].second : tools[i].name;
    const char *typed = is_deck ? second : first, *closest = text_closest(typed, words, count);
    const char *before = is_deck ? "deck " : "", *before_closest = "";
    for (size_t i = 0; closest != NULL && i < sizeof tools / sizeof *tools; i++)
        if (tools[i].second == closest)
            before_closest = strcmp(tools[i].name, "deck") == 0 ? "deck " : "history ";
    if (closest != NULL)
        error_set(error, FAULT_COMMAND_LINE,
                  _("unknown command '%s%s'; did you mean '%s%s'? see evenkeel --help"), before,
                  typed, before_closest, closest);
    else
        error_set(error, FAULT_COMMAND_LINE, _("unknown command '%s%s'; see evenkeel --help"),
                  before, typed);
}

static int run(int argument_count, char *arguments[])
{
    struct error error;
    if (argument_count < 2)
        return open_title();
    for (size_t i = 0; i < sizeof tools / sizeof *tools; i++) {
        const struct tool *tool = &tools[i];
        int used = tool->second != NULL ? 3 : 2;
        if (argument_count >= used && strcmp(arguments[1], tool->name) == 0 &&
            (tool->second == NULL || strcmp(arguments[2], tool->second) == 0))
            return tool->run(argument_count - used, arguments + used);
    }
    unknown_command(&error, arguments[1], argument_count > 2 ? arguments[2] : NULL);
    return error_report(&error);
}

/* What was said on standard output has to have arrived, or the status must not say "done". */
static int finish_output(int status)
{
    struct error error;
    errno = 0;
    bool flushed = fflush(stdout) == 0;
    int reason = errno;
    if (status == FAULT_MACHINE || (flushed && !ferror(stdout)))
        return status;
    error_set(&error, FAULT_MACHINE, _("cannot write all of the output: %s"),
              error_reason(reason != 0 ? reason : EIO));
    return error_report(&error);
}

int main(int argument_count, char *arguments[])
{
    struct data_folders data;
    char locale[PATH_BYTES_MAX];
    data_folders_init(&data);
    words_init(data_folders_find(&data, "locale", locale) ? locale : NULL, NULL);
    data_folders_release(&data);
    /* A reader that goes away (evenkeel decks | head) is noticed where we write. */
    signal(SIGPIPE, SIG_IGN);
    int status = finish_output(run(argument_count, arguments));
    leaving_obey();
    return status;
}
