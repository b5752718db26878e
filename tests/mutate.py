"""The work of tools/mutate: one change of src/rules at a time, and whether a test notices it."""

import os
import re
import shutil
import subprocess
import sys
import time

# The quick ones that notice most come first: a change is done with at the first test that fails.
TESTS = ['rules_fit', 'rules_ship', 'rules_reading', 'rules_band', 'rules_card', 'code', 'move', 'group', 'debrief', 'game',
         'game_round', 'game_seats', 'follow_up', 'deal', 'deal_ways', 'seeds', 'vectors', 'bots', 'voyage',
         'play_check', 'session', 'session_group', 'score', 'game_random']
COPY = 'build/mutate/source'
BUILD = 'build/mutate/build'
KNOWN = 'tests/mutants.txt'
SECONDS_MAX = 60  # a change may make a loop endless

# What is not code, or names no value of the rules.
SKIPPED = re.compile(r'''
    (?P<skip> /\*.*?\*/ | "(?:\\.|[^"\\])*" | '(?:\\.|[^'\\])*' | ^[ \t]*\#[^\n]* | \bassert\([^;]*;
            | \bcase\s[^:]*: )
  | (?P<compare> <= | >= | == | != | (?<![-<])<(?![<=]) | (?<![->])>(?![>=]) )
  | (?P<logic> && | \|\| )
  | (?P<number> (?<![\w.])(?:0x[0-9a-fA-F]+|\d+(?:\.\d+)?)(?=[uUlLfF]*\b) )
''', re.X | re.S | re.M)
COMPARE = {'<': ['<=', '>='], '<=': ['<', '>'], '>': ['>=', '<='], '>=': ['>', '<'], '==': ['!='], '!=': ['==']}
LOGIC = {'&&': ['||'], '||': ['&&']}


def other_numbers(text):
    if '.' in text:
        return [repr(float(text) + 1)]
    value = int(text, 0)
    return [str(value + 1)] + ([str(value - 1)] if value > 0 else [])


def changes_of(text):
    """(start, end, new) for every change of one file."""
    for match in SKIPPED.finditer(text):
        kind = match.lastgroup
        if kind == 'skip':
            continue
        found = match.group()
        new = COMPARE[found] if kind == 'compare' else LOGIC[found] if kind == 'logic' else other_numbers(found)
        for other in new:
            yield match.start(), match.end(), other


def name_of(path, text, start, end, new):
    """How tests/mutants.txt calls a change: it outlives added lines."""
    line_start = text.rfind('\n', 0, start) + 1
    line_end = text.find('\n', end)
    line = text[line_start:line_end]
    changed = line[:start - line_start] + '[' + text[start:end] + ' -> ' + new + ']' + line[end - line_start:]
    return f'{os.path.basename(path)}: {changed.strip()}'


def known_changes():
    known = set()
    with open(KNOWN, encoding='utf-8') as file:
        for line in file:
            if line.strip() and not line.startswith('#'):
                known.add(line.rstrip('\n').split('   # ')[0].strip())
    return known


def run(command, seconds=None):
    try:
        return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=seconds,
                              env=dict(os.environ, LC_ALL='C.UTF-8', LANGUAGE='',
                                       EVENKEEL_DATADIR=os.path.abspath(COPY))).returncode
    except subprocess.TimeoutExpired:
        return 'endless'


def prepare():
    shutil.rmtree(COPY, ignore_errors=True)
    os.makedirs(COPY)
    for name in subprocess.run(['git', 'ls-files'], capture_output=True, text=True, check=True).stdout.split('\n'):
        if name and os.path.isfile(name):
            os.makedirs(os.path.dirname(os.path.join(COPY, name)) or COPY, exist_ok=True)
            shutil.copyfile(name, os.path.join(COPY, name))
    # The rules as a shared library: a change builds one file and links one library.
    if run(['cmake', '-S', COPY, '-B', BUILD, '-G', 'Ninja', '-DCMAKE_BUILD_TYPE=Debug', '-DEVENKEEL_WINDOW=OFF',
            '-DEVENKEEL_SHARED_RULES=ON', '-DBUILD_TESTING=ON']) != 0 or run(['cmake', '--build', BUILD]) != 0:
        sys.exit('building in build/mutate failed; look there with: cmake --build ' + BUILD)
    for test in TESTS:
        if run([f'{BUILD}/tests/test_{test}'], SECONDS_MAX) != 0:
            sys.exit(f"the test '{test}' fails without any change; mend that first")


def noticed_by():
    if run(['cmake', '--build', BUILD, '--target', 'rules']) != 0:
        return 'the compiler'
    for test in TESTS:
        if run([f'{BUILD}/tests/test_{test}'], SECONDS_MAX) != 0:
            return test
    return None


def main():
    wanted = [os.path.basename(name) for name in sys.argv[1:]]
    paths = sorted(f'src/rules/{name}' for name in os.listdir('src/rules') if name.endswith('.c'))
    paths = [path for path in paths if not wanted or os.path.basename(path) in wanted]
    known = known_changes()
    prepare()
    tried = skipped = 0
    survivors, used = [], set()
    started = time.time()
    for path in paths:
        with open(path, encoding='utf-8') as file:
            text = file.read()
        count = 0
        for start, end, new in changes_of(text):
            name = name_of(path, text, start, end, new)
            if name in known:
                used.add(name)
                skipped += 1
                continue
            with open(os.path.join(COPY, path), 'w', encoding='utf-8') as file:
                file.write(text[:start] + new + text[end:])
            tried += 1
            count += 1
            if noticed_by() is None:
                survivors.append(name)
                print('survived:', name, flush=True)
        with open(os.path.join(COPY, path), 'w', encoding='utf-8') as file:
            file.write(text)
        print(f'{path}: {count} changes tried, {time.time() - started:.0f} s', flush=True)
    if not wanted:
        for name in sorted(known - used):
            print('in tests/mutants.txt, but no longer in the code:', name)
    print(f'{tried} changes tried, {tried - len(survivors)} noticed, {len(survivors)} survived, '
          f'{skipped} known to make no difference')
    return 1 if survivors else 0


sys.exit(main())
