#include "base/path.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/words.h"

#ifndef EVENKEEL_PREFIX_DATA
#define EVENKEEL_PREFIX_DATA "/usr/local/share/evenkeel"
#endif

enum { DEPTH_MAX = 8 };

bool path_join(char path[PATH_BYTES_MAX], const char *folder, const char *name)
{
    size_t length = strlen(folder);
    const char *slash = length > 0 && folder[length - 1] == '/' ? "" : "/";
    return snprintf(path, PATH_BYTES_MAX, "%s%s%s", folder, slash, name) < PATH_BYTES_MAX;
}

const char *path_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash != NULL ? slash + 1 : path;
}

bool path_stays_inside(const char *path)
{
    int depth = 0;
    for (;;) {
        size_t length = strcspn(path, "/");
        if (length == 0 || (length == 1 && path[0] == '.') ||
            (length == 2 && path[0] == '.' && path[1] == '.'))
            return false;
        for (size_t i = 0; i < length; i++)
            if (path[i] == '\\' || path[i] == ':' || (unsigned char)path[i] < 0x20)
                return false;
        if (++depth > DEPTH_MAX)
            return false;
        if (path[length] == '\0')
            return true;
        path += length + 1;
    }
}

static void add_folder(struct data_folders *data, const char *folder)
{
    if (data->count < DATA_FOLDERS_MAX)
        data->folders[data->count++] = memory_text(folder);
}

/* A build tree keeps the binary in build/NAME/, with the catalogues beside it; the project's own
 * folders lie two levels above. */
static void add_beside_binary(struct data_folders *data)
{
    char binary[PATH_BYTES_MAX];
    ssize_t length = readlink("/proc/self/exe", binary, sizeof binary - 1);
    if (length <= 0)
        return;
    binary[length] = '\0';
    for (int level = 0; level < 3; level++) {
        char *slash = strrchr(binary, '/');
        if (slash == NULL || slash == binary)
            return;
        *slash = '\0';
        char cards[PATH_BYTES_MAX], locale[PATH_BYTES_MAX];
        if ((path_join(cards, binary, "cards") && folder_exists(cards)) ||
            (path_join(locale, binary, "locale") && folder_exists(locale)))
            add_folder(data, binary);
    }
}

void data_folders_init(struct data_folders *data)
{
    *data = (struct data_folders){0};
    const char *own = getenv("EVENKEEL_DATADIR");
    if (own != NULL && own[0] != '\0') {
        add_folder(data, own);
        return;
    }
    add_beside_binary(data);
    add_folder(data, EVENKEEL_PREFIX_DATA);
    const char *folders = getenv("XDG_DATA_DIRS");
    if (folders == NULL || folders[0] == '\0')
        folders = "/usr/local/share:/usr/share";
    while (*folders != '\0') {
        size_t length = strcspn(folders, ":");
        char folder[PATH_BYTES_MAX];
        /* The specification: a path that is not absolute is to be ignored. */
        if (folders[0] == '/' && snprintf(folder, sizeof folder, "%.*s/evenkeel", (int)length,
                                          folders) < (int)sizeof folder)
            add_folder(data, folder);
        folders += length + (folders[length] == ':');
    }
}

void data_folders_release(struct data_folders *data)
{
    for (int i = 0; i < data->count; i++)
        free(data->folders[i]);
    *data = (struct data_folders){0};
}

bool data_folders_find(const struct data_folders *data, const char *name, char path[PATH_BYTES_MAX])
{
    for (int i = 0; i < data->count; i++) {
        struct stat status;
        if (path_join(path, data->folders[i], name) && stat(path, &status) == 0)
            return true;
    }
    return false;
}

bool path_user_folder(char path[PATH_BYTES_MAX], struct error *error)
{
    const char *data_home = getenv("XDG_DATA_HOME");
    if (data_home != NULL && data_home[0] == '/')
        return path_join(path, data_home, "evenkeel") ||
               error_set(error, FAULT_MACHINE, _("the path in XDG_DATA_HOME is too long"));
    const char *home = getenv("HOME");
    if (home == NULL || home[0] != '/')
        return error_set(error, FAULT_MACHINE,
                         _("no home folder: set HOME or XDG_DATA_HOME to keep settings and decks"));
    return path_join(path, home, ".local/share/evenkeel") ||
           error_set(error, FAULT_MACHINE, _("the path in HOME is too long"));
}

/* --- documents ----------------------------------------------------------------------------------
 */

/* The quoted value of a line `XDG_DOCUMENTS_DIR="$HOME/Documents"`, as xdg-user-dirs writes it: an
 * absolute path, or one from $HOME on; a backslash before a character stands for it. */
static bool read_quoted(const char *text, const char *home, char path[PATH_BYTES_MAX])
{
    size_t length = 0;
    if (*text++ != '"')
        return false;
    if (strncmp(text, "$HOME", 5) == 0 && (text[5] == '/' || text[5] == '"')) {
        length = (size_t)snprintf(path, PATH_BYTES_MAX, "%s", home);
        text += 5;
    } else if (*text != '/') {
        return false;
    }
    for (; *text != '"'; text++) {
        if (*text == '\\')
            text++;
        if (*text == '\0' || *text == '\n' || length + 1 >= PATH_BYTES_MAX)
            return false;
        path[length++] = *text;
    }
    path[length] = '\0';
    return true;
}

/* The last line that is one counts, as for a shell. */
static bool find_documents(const char *lines, const char *home, char path[PATH_BYTES_MAX])
{
    static const char name[] = "XDG_DOCUMENTS_DIR=";
    char found[PATH_BYTES_MAX];
    bool any = false;
    while (*lines != '\0') {
        const char *start = lines + strspn(lines, " \t");
        if (strncmp(start, name, sizeof name - 1) == 0 &&
            read_quoted(start + sizeof name - 1, home, found)) {
            memcpy(path, found, sizeof found);
            any = true;
        }
        lines += strcspn(lines, "\n");
        lines += *lines == '\n';
    }
    return any;
}

bool path_documents_folder(char path[PATH_BYTES_MAX], struct error *error)
{
    enum { LINES_BYTES_MAX = 64 * 1024 };
    const char *home = getenv("HOME"), *settings = getenv("XDG_CONFIG_HOME");
    char file[PATH_BYTES_MAX];
    struct file_content content;
    if (home == NULL || home[0] != '/')
        return error_set(error, FAULT_MACHINE, _("no home folder: set HOME to save reports in it"));
    bool fits = settings != NULL && settings[0] == '/'
                    ? path_join(file, settings, "user-dirs.dirs")
                    : path_join(file, home, ".config/user-dirs.dirs");
    /* Most machines without a desktop have none: no fault. */
    if (fits && file_read(&content, file, LINES_BYTES_MAX, NULL)) {
        bool found = find_documents(content.bytes, home, path);
        file_content_release(&content);
        if (found)
            return true;
    }
    return path_join(path, home, "Documents") ||
           error_set(error, FAULT_MACHINE, _("the path in HOME is too long"));
}
