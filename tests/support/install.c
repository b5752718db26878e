#include "support/install.h"

#include <stdio.h>
#include <stdlib.h>

#include "support/check.h"
#include "support/listing.h"

struct folder install_folder;
struct data_folders install_data;
char install_own[PATH_BYTES_MAX];

int install_make(void **state)
{
    (void)state;
    folder_init(&install_folder);
    folder_make_inside(&install_folder, "installed");
    folder_make_inside(&install_folder, "installed/cards");
    folder_make_inside(&install_folder, "installed/cards/core");
    folder_write(&install_folder, "installed/cards/core/deck.yaml", DECK("core", "The core deck"));
    folder_make_inside(&install_folder, "ward");
    folder_make_inside(&install_folder, "ward/pictures");
    folder_write(&install_folder, "ward/deck.yaml", DECK("ward", "Ward"));
    folder_write(&install_folder, "ward/deck.de.yaml",
                 "deck: ward\ntitle: Station\nlanguage: de\ncards:\n  - {id: one, title: Eins}\n");
    folder_write(&install_folder, "ward/LICENSE", "CC0");
    folder_write(&install_folder, "ward/notes.txt", "Not the deck's.");
    folder_write(&install_folder, "ward/pictures/one.svg", PICTURE);
    folder_write(&install_folder, "ward/pictures/unused.svg", PICTURE);
    setenv("EVENKEEL_DATADIR", folder_file(&install_folder, "installed"), 1);
    data_folders_init(&install_data);
    snprintf(install_own, sizeof install_own, "%s", folder_file(&install_folder, "user/decks"));
    return 0;
}

int install_discard(void **state)
{
    (void)state;
    data_folders_release(&install_data);
    folder_release(&install_folder);
    return 0;
}

bool install_try(const char *name, enum install_way way, struct deck_installed *installed,
                 struct error *error)
{
    struct deck_install install;
    bool done = deck_install_read(&install, folder_file(&install_folder, name), install_own,
                                  &install_data, error) &&
                deck_install_do(&install, way, installed, error);
    deck_install_release(&install);
    return done;
}

struct deck_installed install_must(const char *name, enum install_way way, const char *expected)
{
    struct deck_installed installed;
    struct error error;
    if (!install_try(name, way, &installed, &error))
        fail_msg("'%s': %s", name, error.words);
    assert_string_equal(installed.path, folder_file(&install_folder, expected));
    return installed;
}

void install_check_there(const char *expected)
{
    char *list = listing_of(folder_file(&install_folder, "user"));
    assert_string_equal(list, expected);
    free(list);
}
