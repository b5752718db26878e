/* The commands that need neither window nor session. Each takes the arguments that follow its name,
 * prints its result to standard output and its complaints to standard error, and returns the
 * program's exit status. */
#ifndef EVENKEEL_TOOLS_TOOL_H
#define EVENKEEL_TOOLS_TOOL_H

int tool_decks(int argument_count, char *arguments[]);        /* decks [--json] */
int tool_deck_check(int argument_count, char *arguments[]);   /* deck check D [--strict] [--json] */
int tool_deck_convert(int argument_count, char *arguments[]); /* deck convert IN OUT */
/* deck install D [--replace | --keep-both] */
int tool_deck_install(int argument_count, char *arguments[]);
int tool_deck_new(int argument_count, char *arguments[]);    /* deck new FOLDER|FILE */
int tool_deck_pack(int argument_count, char *arguments[]);   /* deck pack D OUT.zip */
int tool_deck_remove(int argument_count, char *arguments[]); /* deck remove D */
int tool_deck_schema(int argument_count, char *arguments[]); /* deck schema [--translation] */
/* deck print D -o OUT.html [--paper a4|letter] [--per-page 9|4] [--language xx] */
int tool_deck_print(int argument_count, char *arguments[]);
int tool_simulate(int argument_count, char *arguments[]); /* simulate D… [--games N] … */
int tool_report(int argument_count, char *arguments[]);   /* report [SESSION] -o OUT [--names] */
int tool_history(int argument_count, char *arguments[]);  /* history [--name NAME] [--json] */
int tool_history_export(int argument_count, char *arguments[]); /* history export OUT.json */
int tool_history_import(int argument_count, char *arguments[]); /* history import FILE.json */
/* history merge FILE… [--json] [-o ALL.json] */
int tool_history_merge(int argument_count, char *arguments[]);
/* history delete SESSION|--name NAME|--all --yes */
int tool_history_delete(int argument_count, char *arguments[]);
int tool_score(int argument_count, char *arguments[]); /* score D PICKS.csv [--json] */

#endif
