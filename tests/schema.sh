#!/bin/sh
# schema.sh ROOT   the JSON Schemas in cards/ accept every shipped deck and translation, every deck in
# tests/decks that deck check finds no fault in, and refuse the faults that a schema can see (by the texts that lie
# beside the decks).
if ! python3 -c 'import jsonschema, yaml' 2>/dev/null; then
    echo "skipped: python3-jsonschema and python3-yaml are not installed"
    exit 77
fi
PYTHONWARNINGS=ignore exec python3 - "$1" <<'PYTHON'
import glob, json, os, re, sys
import jsonschema, yaml

root = sys.argv[1]
loader = getattr(yaml, 'CBaseLoader', yaml.BaseLoader)
faults = 0


def read_json(path):
    with open(path, encoding='utf-8-sig') as stream:
        return json.load(stream)


def read(path):
    """A deck's values as the game's own reader has them: texts, where YAML sees numbers or truths."""
    if path.endswith('.json'):
        return read_json(path)
    with open(path, encoding='utf-8-sig') as stream:
        return yaml.load(stream, Loader=loader)


def validator(name):
    schema = read_json(f'{root}/cards/{name}')
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


def fault(path, words):
    global faults
    faults += 1
    print(f'{os.path.relpath(path, root)}: {words}')


def check_good(schema, path):
    for error in schema.iter_errors(read(path)):
        fault(path, f'refused: {"/".join(map(str, error.absolute_path))}: {error.message[:120]}')


deck, translation = validator('deck.schema.json'), validator('translation.schema.json')
decks = [path for path in glob.glob(f'{root}/cards/*/deck.*') + glob.glob(f'{root}/assets/*/deck.*')
         if path.endswith(('.yaml', '.json'))]
for path in decks:
    check_good(deck if os.path.basename(path).count('.') == 1 else translation, path)
if len(decks) < 3:
    fault(root, f'only {len(decks)} decks were found')

# What deck check says of a fixture, and what of that a schema can see.
seen = re.compile(r"unknown (context|lens|approach|quality|language|only_follow_up)|'\w+' is (missing|empty)|has no '|"
                  r'responses?; a card has 2 to 4|four times that at most|unknown field|the deck has no cards|'
                  r"the deck's id|must be a list|needs fields")
# Fields in capitals are for those who write without an editor's help; and a schema counts the parts of an emoji.
different = {'values-in-any-case.yaml', 'card-lengths-exact.yaml'}
accepted = refused = 0
for path in sorted(glob.glob(f'{root}/tests/decks/*.yaml') + glob.glob(f'{root}/tests/decks/*.json')):
    if os.path.basename(path) in different or path.endswith('.schema.json'):
        continue
    with open(os.path.splitext(path)[0] + '.expected', encoding='utf-8', errors='replace') as stream:
        said = stream.read()
    try:
        values = read(path)
    except (yaml.YAMLError, UnicodeError, ValueError):
        continue
    is_seen = seen.search(said)
    if '[exit status 0]' in said and not is_seen:
        check_good(deck, path)
        accepted += 1
    elif is_seen:
        refused += 1
        if deck.is_valid(values):
            fault(path, f'accepted, but: {is_seen.group()}')
if accepted < 20 or refused < 30:
    fault(root, f'too few decks to tell: {accepted} accepted, {refused} refused')
print(f'{len(decks)} shipped files, {accepted} good and {refused} bad decks')
sys.exit(faults > 0)
PYTHON
