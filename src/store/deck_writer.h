/* Writes a document as a deck file, whole: in YAML for people to read, in JSON, or as a table for a
 * spreadsheet. Reading what was written gives the same document again (deck_document_same). */
#ifndef EVENKEEL_STORE_DECK_WRITER_H
#define EVENKEEL_STORE_DECK_WRITER_H

#include <stdio.h>

#include "store/deck_document.h"

/* Writes to the stream, whose errors are the caller's to look at (ferror). `separator` is for CSV:
 * ',', ';' or a tab. */
void deck_write(FILE *stream, const struct deck_document *document, enum deck_format format,
                char separator);

/* Writes the file at `path`, the old one or the new one being there at any moment. False, with
 * words. */
bool deck_write_file(const char *path, const struct deck_document *document,
                     enum deck_format format, char separator, struct error *error);

#endif
