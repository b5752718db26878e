/* Translations of a deck: `deck.de.yaml` beside `deck.yaml`, with the same deck id, another
 * language, and only texts, by card id and by response order. What is not translated stays in the
 * deck's own language. */
#ifndef EVENKEEL_STORE_TRANSLATION_H
#define EVENKEEL_STORE_TRANSLATION_H

#include "store/deck.h"

/* One language's texts; NULL where there is none. */
struct translation {
    struct translation *next;
    const char *language;
    const char *title, *about;
    struct card_texts *cards; /* one for each card of the deck */
    int missing, wanted;      /* texts not translated, and texts there are */
};

struct card_texts {
    const char *title, *situation, *discuss;
    const char *texts[RESPONSES_MAX], *whys[RESPONSES_MAX];
};

/* The language in "deck.de.yaml" for a deck file called "deck.yaml"; false when it is no such name.
 */
enum { TRANSLATION_LANGUAGE_BYTES = 36 };
bool translation_name(const char *name, const char *deck_name,
                      char language[TRANSLATION_LANGUAGE_BYTES]);

/* The deck file that the file at `path` would be a translation of, because it lies beside it:
 * "hospital.yaml" for "hospital.de.yaml". False when there is none. */
bool translation_deck(const char *path, char deck[PATH_BYTES_MAX]);

/* Reads every translation that lies beside the deck; what is wrong goes to the deck's problems. */
void translations_load(struct deck_file *file);
void translations_release(struct deck_file *file);

/* Whether a file beside the deck's is a translation, by its name: "deck.de.yaml". */
bool translation_is_named(const struct deck_source *source, const char *name);

/* The name of the file beside the deck's that translates it into the language, in either case;
 * free() it. NULL: there is none. */
char *translation_file_name(const struct deck_source *source, const char *language);

/* Shows the deck in the language, as far as it is translated; the deck's own language or an unknown
 * one bring the original back. Not while a game is going on: its texts are borrowed. */
void deck_file_use_language(struct deck_file *file, const char *language);

/* A copy of one of its cards in the language, by the same rules; the deck itself stays as it is
 * shown. The texts are borrowed. */
void translation_card(struct card *card, const struct deck_file *file, int index,
                      const char *language);

/* The languages the deck can be shown in, its own first: at most `room`, borrowed. Returns how
 * many. */
int deck_file_languages(const struct deck_file *file, const char *languages[], int room);

/* Which of them serves a reader best: the first in `wanted` (a list as in LANGUAGE, "hi_IN:hi:en",
 * or one BCP 47 tag) that the deck has, as written or without the country; NULL
 * where it has none of them. Borrowed from the file. */
const char *deck_file_language_for(const struct deck_file *file, const char *wanted);

/* Shows the deck in the language that was asked for (a BCP 47 tag), or, with NULL or "", in the one
 * the system's settings ask for, as far as the deck has it; returns which one that is, borrowed
 * from the file. NULL, with words that list the deck's languages, when it does not have the one
 * asked for; it then speaks its own. */
const char *deck_file_choose_language(struct deck_file *file, const char *asked,
                                      struct error *error);

#endif
