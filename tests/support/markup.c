#include "support/markup.h"

#include <string.h>

#include "support/check.h"

enum { DEPTH_MAX = 64, NAME_BYTES = 32 };

struct walk {
    const char *at, *where;
    int depth;
    char open[DEPTH_MAX][NAME_BYTES];
};

static void stop(const struct walk *walk, const char *why, const char *at)
{
    fail_msg("%s: %s at '%.60s'", walk->where, why, at);
}

static size_t name_length(const char *at)
{
    return strspn(at, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-:");
}

static void entity(struct walk *walk)
{
    static const char *const known[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;"};
    for (int i = 0; i < COUNT(known); i++)
        if (strncmp(walk->at, known[i], strlen(known[i])) == 0) {
            walk->at += strlen(known[i]);
            return;
        }
    stop(walk, "a bare &", walk->at);
}

static void attributes(struct walk *walk, const char *tag)
{
    for (;;) {
        walk->at += strspn(walk->at, " \n");
        size_t length = name_length(walk->at);
        if (length == 0)
            return;
        walk->at += length;
        if (strncmp(walk->at, "=\"", 2) != 0)
            stop(walk, "an attribute without quotes", tag);
        walk->at += 2;
        while (*walk->at != '"') {
            if (*walk->at == '<' || *walk->at == '\0')
                stop(walk, "an attribute that does not end", tag);
            if (*walk->at == '&')
                entity(walk);
            else
                walk->at++;
        }
        walk->at++;
    }
}

static void tag(struct walk *walk)
{
    const char *start = walk->at++;
    bool closing = *walk->at == '/';
    walk->at += closing;
    size_t length = name_length(walk->at);
    if (length == 0 || length >= NAME_BYTES)
        stop(walk, "a bare <", start);
    const char *name = walk->at;
    walk->at += length;
    if (!closing)
        attributes(walk, start);
    bool empty = !closing && *walk->at == '/';
    walk->at += empty;
    if (*walk->at != '>')
        stop(walk, "a tag that does not end", start);
    walk->at++;
    if (closing) {
        if (walk->depth == 0 || strncmp(walk->open[walk->depth - 1], name, length) != 0 ||
            walk->open[walk->depth - 1][length] != '\0')
            stop(walk, "an end without its beginning", start);
        walk->depth--;
    } else if (!empty) {
        if (walk->depth == DEPTH_MAX)
            stop(walk, "too deep", start);
        memcpy(walk->open[walk->depth], name, length);
        walk->open[walk->depth++][length] = '\0';
    }
}

void check_well_formed(const char *page, const char *where)
{
    static const char doctype[] = "<!DOCTYPE html>\n";
    struct walk walk = {.at = page, .where = where};
    if (strncmp(page, doctype, strlen(doctype)) != 0)
        stop(&walk, "no doctype", page);
    walk.at += strlen(doctype);
    while (*walk.at != '\0') {
        if (*walk.at == '<')
            tag(&walk);
        else if (*walk.at == '&')
            entity(&walk);
        else
            walk.at++;
    }
    if (walk.depth != 0)
        stop(&walk, "not closed", walk.open[walk.depth - 1]);
}
