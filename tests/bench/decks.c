/* How fast decks load, and what memory that takes, beside other programs that read the same files:
 *
 *     bench_decks FOLDER CARDS
 *
 * writes a deck of so many cards into FOLDER in YAML, JSON and CSV (about a kilobyte a card) and
 * has each read by Even Keel, with all checks but the bots' play, and by whatever else is
 * installed. All run as programs of their own; times are processor time, so that a busy machine
 * does not matter.
 *
 *     bench_decks --read FILE
 *     bench_decks --load FILE
 *
 * are what it runs for Even Keel: the texts with their places as the others read them, and the
 * deck, checked. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/random.h"
#include "figure.h"
#include "store/deck.h"
#include "store/deck_writer.h"

/* --- a deck by chance ---------------------------------------------------------------------------
 */

static struct random dice;

/* Words of a vocabulary of some twenty thousand, the first ones far more often and shorter, as in a
 * language. */
static char *add_word(char *out)
{
    static const char *const syllables[] = {"ba", "de", "fi", "go", "hu", "ka", "le", "mi",
                                            "no", "pu", "ra", "se", "ti", "vo", "wu", "zé"};
    uint32_t word = random_below(&dice, 150) * random_below(&dice, 150);
    do {
        const char *syllable = syllables[word % 16];
        memcpy(out, syllable, strlen(syllable));
        out += strlen(syllable);
        word /= 16;
    } while (word > 0);
    return out;
}

static void add_words(char *text, int count)
{
    char *out = text + strlen(text);
    for (int i = 0; i < count; i++) {
        if (out > text)
            *out++ = ' ';
        out = add_word(out);
        /* Sentences of about ten words, and what needs quotes in one format or the other. */
        if (i + 1 == count || random_below(&dice, 10) == 0)
            *out++ = '.';
        else if (random_below(&dice, 12) == 0)
            *out++ = random_below(&dice, 8) == 0 ? ':' : ',';
    }
    *out = '\0';
}

static void set_words(struct deck_document *document, const struct field_table *table,
                      const char *field, void *owner, int word_count)
{
    char text[1024] = "";
    add_words(text, word_count);
    deck_document_set(document, field_find(table, field), owner, text);
}

static void set(struct deck_document *document, const struct field_table *table, const char *field,
                void *owner, const char *text)
{
    deck_document_set(document, field_find(table, field), owner, text);
}

static void make_card(struct deck_document *document, int number)
{
    char id[32];
    struct raw_card *card = deck_document_add_card(document);
    int context = number % SCALE_STEPS, fitting = number / SCALE_STEPS % 3;
    snprintf(id, sizeof id, "card-%06d", number);
    set(document, &CARD_FIELDS, "id", card, id);
    set_words(document, &CARD_FIELDS, "title", card, 3);
    set_words(document, &CARD_FIELDS, "situation", card, 28);
    set(document, &CARD_FIELDS, "context", card, CONTEXT_WORDS[context]);
    set(document, &CARD_FIELDS, "lens", card, LENS_WORDS[number % (LENS_COUNT - 1)]);
    set_words(document, &CARD_FIELDS, "discuss", card, 7);
    for (int i = 0; i < 3; i++) {
        int approach = i == fitting ? context : (context + 2 + i % 2) % SCALE_STEPS;
        deck_document_add_response(document, card);
        struct raw_response *response = &card->responses[i];
        set_words(document, &RESPONSE_FIELDS, "text", response, 10);
        set(document, &RESPONSE_FIELDS, "approach", response, APPROACH_WORDS[approach]);
        set_words(document, &RESPONSE_FIELDS, "why", response, 13);
    }
}

static bool write_decks(const char *folder, int card_count)
{
    static const struct {
        const char *name;
        enum deck_format format;
    } files[] = {{"bench.yaml", DECK_YAML}, {"bench.json", DECK_JSON}, {"bench.csv", DECK_CSV}};
    struct deck_document document = {0};
    struct error error;
    bool done = true;
    dice = random_seeded(1, 1);
    set(&document, &DECK_FIELDS, "deck", &document.deck, "bench");
    set(&document, &DECK_FIELDS, "title", &document.deck, "Bench");
    set(&document, &DECK_FIELDS, "language", &document.deck, "en");
    for (int i = 0; i < card_count; i++)
        make_card(&document, i);
    for (size_t i = 0; i < sizeof files / sizeof *files && done; i++) {
        char path[PATH_BYTES_MAX];
        done = path_join(path, folder, files[i].name) &&
               deck_write_file(path, &document, files[i].format, ',', &error);
    }
    deck_document_release(&document);
    return done || error_report(&error) == FAULT_NONE;
}

/* --- reading ------------------------------------------------------------------------------------
 */

/* As `evenkeel deck check` does, but without the play. False for anything but a good deck. */
static bool load(const char *path, int times)
{
    struct deck_file file;
    struct error error;
    bool good = true;
    for (int i = 0; i < times && good; i++) {
        good = deck_file_load(&file, path, &error) || error_report(&error) == FAULT_NONE;
        if (!good)
            break;
        deck_file_check(&file);
        good = file.playable && file.problems.error_count == 0;
        if (!good)
            problems_write_errors(stderr, &file.problems);
        deck_file_release(&file);
    }
    return good;
}

/* Only the texts. */
static bool read_only(const char *path)
{
    struct deck_document document;
    struct error error;
    bool good = deck_document_load(&document, path, &error) && document.whole;
    deck_document_release(&document);
    return good;
}

struct cost {
    double seconds; /* of the processor */
    double mebibytes;
    bool done;
};

/* Runs a command to its end, its output thrown away. */
static struct cost run(char *const command[])
{
    struct cost cost = {0};
    struct rusage usage;
    int status;
    /* What is still to be written is not the child's. */
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        if (freopen("/dev/null", "w", stdout) == NULL)
            _exit(127);
        execvp(command[0], command);
        _exit(127);
    }
    if (child < 0 || wait4(child, &status, 0, &usage) != child)
        return cost;
    cost.done = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    cost.seconds = (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
                   (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
    cost.mebibytes = (double)usage.ru_maxrss / 1024;
    return cost;
}

#define PYTHON "/usr/bin/python3"

static const struct rival {
    const char *file, *name;
    const char *command[5];  /* the file's path comes behind */
    const char *presence[4]; /* exits 0 where it is installed */
} rivals[] = {
    {"bench.yaml",
     "PyYAML, C loader",
     {PYTHON, "-c", "import sys,yaml; yaml.load(open(sys.argv[1],'rb'), yaml.CSafeLoader)"},
     {PYTHON, "-c", "import yaml; yaml.CSafeLoader"}},
    {"bench.yaml",
     "js-yaml",
     {"node", "--max-old-space-size=8192", "-e",
      "require('/usr/share/nodejs/js-yaml').load(require('fs').readFileSync("
      "process.argv[1],'utf8'))"},
     {"node", "-e", "require('/usr/share/nodejs/js-yaml')"}},
    {"bench.json", "jq", {"jq", "empty"}, {"jq", "--version"}},
    {"bench.json",
     "Python's json",
     {PYTHON, "-c", "import sys,json; json.load(open(sys.argv[1],encoding='utf8'))"},
     {PYTHON, "-c", "import json"}},
    {"bench.csv",
     "Python's csv",
     {PYTHON, "-c",
      "import sys,csv; list(csv.reader(open(sys.argv[1],encoding='utf-8-sig',newline='')))"},
     {PYTHON, "-c", "import csv"}},
};

static void print_cost(const char *file, const char *name, struct cost cost, double megabytes)
{
    if (figure_json()) {
        printf("{\"name\": \"%s of %.0f MB: %s\", \"seconds\": %.4g, \"mebibytes\": %.4g, "
               "\"done\": %s}\n",
               file, megabytes, name, cost.seconds, cost.mebibytes, cost.done ? "true" : "false");
        return;
    }
    if (cost.done)
        printf("  %-20s %7.1f MB/s %8.2f s %8.0f MiB at most, %4.1f times the file\n", name,
               megabytes / cost.seconds, cost.seconds, cost.mebibytes,
               cost.mebibytes * 1.048576 / megabytes);
    else
        printf("  %-20s failed\n", name);
    fflush(stdout);
}

static bool compare(const char *self, const char *folder, const char *file)
{
    char path[PATH_BYTES_MAX];
    struct stat status;
    if (!path_join(path, folder, file) || stat(path, &status) != 0)
        return false;
    double megabytes = (double)status.st_size / 1e6;
    if (!figure_json())
        printf("%s, %.0f MB\n", file, megabytes);
    fflush(stdout);
    print_cost(file, "Even Keel, read", run((char *const[]){(char *)self, "--read", path, NULL}),
               megabytes);
    struct cost own = run((char *const[]){(char *)self, "--load", path, NULL});
    print_cost(file, "Even Keel, checked", own, megabytes);
    for (size_t i = 0; i < sizeof rivals / sizeof *rivals; i++) {
        const struct rival *rival = &rivals[i];
        char *command[6] = {0}, *presence[4] = {0};
        int count = 0;
        if (strcmp(rival->file, file) != 0)
            continue;
        while (rival->command[count] != NULL) {
            command[count] = (char *)rival->command[count];
            count++;
        }
        command[count] = path;
        memcpy(presence, rival->presence, sizeof rival->presence);
        if (run(presence).done)
            print_cost(file, rival->name, run(command), megabytes);
        else if (!figure_json())
            printf("  %-20s skipped: it is not installed\n", rival->name);
    }
    return own.done;
}

/* How long a deck of an ordinary size takes, in milliseconds, without the start of a program. */
static bool print_small(const char *folder)
{
    static const char *const files[] = {"bench.yaml", "bench.json", "bench.csv"};
    enum { CARDS = 200, TIMES = 50 };
    if (!write_decks(folder, CARDS))
        return false;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        char path[PATH_BYTES_MAX];
        clock_t start = clock();
        if (!path_join(path, folder, files[i]) || !load(path, TIMES))
            return false;
        char name[64];
        snprintf(name, sizeof name, "%s of %d cards, loaded and checked", files[i], CARDS);
        struct figure figure = {.name = name, .unit = "ms"};
        figure_add(&figure, (double)(clock() - start) / CLOCKS_PER_SEC * 1000 / TIMES, 0);
        figure_print(&figure);
    }
    return true;
}

int main(int argument_count, char *arguments[])
{
    if (argument_count == 3 && strcmp(arguments[1], "--load") == 0)
        return load(arguments[2], 1) ? 0 : 1;
    if (argument_count == 3 && strcmp(arguments[1], "--read") == 0)
        return read_only(arguments[2]) ? 0 : 1;
    int cards = argument_count == 3 ? atoi(arguments[2]) : 0;
    if (cards < 1 || cards > DECK_CARDS_MAX) {
        fputs("usage: bench_decks FOLDER CARDS\n", stderr);
        return 2;
    }
    const char *folder = arguments[1];
    bool done = print_small(folder) && write_decks(folder, cards);
    if (!figure_json())
        printf("A deck of %d cards, loaded and checked, in processor time\n", cards);
    done = done && compare(arguments[0], folder, "bench.yaml") &&
           compare(arguments[0], folder, "bench.json") &&
           compare(arguments[0], folder, "bench.csv");
    return done ? 0 : 1;
}
