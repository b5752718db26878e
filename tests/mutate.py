"""The work of tools/mutate: one change of src/rules at a time, and whether a test notices it.

Two changes are tried at once, each in a copy of the sources with a build of its own. The rules are a shared library there:
a change of a .c builds one file and links that library, a change of a header builds whatever includes it. Sanitizers notice
a place past the end of an array, whatever lies there. The tests that noticed most in a file come first, and the first that
fails ends the trial.
"""

import collections
import concurrent.futures
import math
import os
import queue
import re
import shutil
import subprocess
import sys
import time

# All that look at what the rules give, the quick ones first.
TESTS = ['rules_fit', 'rules_ship', 'rules_reading', 'rules_card', 'move', 'group', 'group_levels', 'debrief', 'game', 'game_round', 'game_seats',
         'follow_up', 'practice', 'seeds', 'rules_band', 'deal_ways', 'bots', 'simulation', 'session', 'session_group', 'group_view',
         'place', 'preview', 'deck', 'deck_mix', 'endless', 'explain', 'score', 'code', 'undo', 'record', 'play_request', 'vectors', 'text_game',
         'voyage', 'deal', 'simulate', 'play_check', 'deck_limits', 'game_random']
WORKERS = 2
FOLDER = 'build/mutate'
KNOWN = 'tests/mutants.txt'
# Most of the time goes into building: no optimisation, nothing for a debugger.
FLAGS = '-O0 -fsanitize=address,undefined,bounds-strict -fno-sanitize-recover=all'
# A change may make a loop endless: ten times what a test takes, at least so many seconds of the processor's time...
SECONDS_LEAST = 2
# ... and so many by the clock, for one that waits.
SECONDS_MOST = 300

# What may be changed; what is not code, or names no value of the rules, is skipped.
PLACES = re.compile(r'''
    (?P<letter> '[^'\\]' )
  | (?P<skip> /\*.*?\*/ | "(?:\\.|[^"\\])*" | '(?:\\.|[^'\\])*' | ^[ \t]*\#[^\n]* | \bassert\([^;]*;
            | \bcase\s[^:]*: )
  | (?P<compare> <= | >= | == | != | (?<![-<])<(?![<=]) | (?<![->])>(?![>=]) )
  | (?P<logic> && | \|\| )
  | (?P<number> (?<![\w.])(?:0x[0-9a-fA-F]+|\d+(?:\.\d+)?)(?=[uUlLfF]*\b) )
''', re.X | re.S | re.M)
# The lesser or the greater of two: where they are equal, either will do.
EITHER = re.compile(r'(?<![\w.>])(SUM) [<>]=? (SUM) \? (\1 : \2|\2 : \1)(?![\w.\[(-])'
                    .replace('SUM', r'[\w.>\[\]-]+(?: [*/+-] [\w.>\[\]-]+)*'))
COMPARE = {'<': ['<=', '>='], '<=': ['<', '>'], '>': ['>=', '<='], '>=': ['>', '<'], '==': ['!='], '!=': ['==']}
LOGIC = {'&&': ['||'], '||': ['&&']}


def other_numbers(text):
    if '.' in text:
        return [repr(float(text) + 1)]
    value = int(text, 0)
    return [str(value + 1)] + ([str(value - 1)] if value > 0 else [])


def other_letters(text):
    return [f"'{chr(ord(text[1]) + 1)}'", f"'{chr(ord(text[1]) - 1)}'"]


def changes_of(text):
    """(start, end, new) for every change of one file."""
    either = [found.span() for found in EITHER.finditer(text)]
    others = {'compare': COMPARE.get, 'logic': LOGIC.get, 'number': other_numbers, 'letter': other_letters}
    for match in PLACES.finditer(text):
        if match.lastgroup != 'skip':
            found = match.group()
            in_either = match.lastgroup == 'compare' and any(start < match.start() < end for start, end in either)
            for other in others[match.lastgroup](found):
                if not (in_either and other[0] == found[0]):
                    yield match.start(), match.end(), other


def names_of(path, text):
    """The changes of a file, each with what tests/mutants.txt calls it, which outlives added lines."""
    names, seen = {}, collections.Counter()
    for start, end, new in changes_of(text):
        line_start, line_end = text.rfind('\n', 0, start) + 1, text.find('\n', end)
        name = f'{os.path.basename(path)}: {text[line_start:start].lstrip()}[{text[start:end]} -> {new}]{text[end:line_end]}'
        seen[name] += 1
        names[start, end, new] = name + (f' (such line number {seen[name]})' if seen[name] > 1 else '')
    return names


def known_changes():
    known = set()
    with open(KNOWN, encoding='utf-8') as file:
        for line in file:
            if line.strip() and not line.startswith('#'):
                known.add(line.rstrip('\n').split('   # ')[0].strip())
    return known


class Workspace:
    """A copy of the sources and a build of it."""

    def __init__(self, number):
        self.copy = os.path.abspath(f'{FOLDER}/{number}/source')
        self.build = os.path.abspath(f'{FOLDER}/{number}/build')
        shutil.rmtree(self.copy, ignore_errors=True)
        for name in subprocess.run(['git', 'ls-files'], capture_output=True, text=True, check=True).stdout.split('\n'):
            if name and os.path.isfile(name):
                os.makedirs(os.path.dirname(os.path.join(self.copy, name)), exist_ok=True)
                shutil.copyfile(name, os.path.join(self.copy, name))
        if self.run('cmake', '-S', self.copy, '-B', self.build, '-G', 'Ninja', '-DCMAKE_C_COMPILER=gcc', '-DCMAKE_BUILD_TYPE=Debug',
                    f'-DCMAKE_C_FLAGS_DEBUG={FLAGS}', '-DEVENKEEL_WINDOW=OFF', '-DEVENKEEL_SHARED_RULES=ON',
                    '-DBUILD_TESTING=ON') != 0:
            sys.exit(f'cmake failed in {self.build}')
        self.seconds = dict.fromkeys(TESTS, SECONDS_MOST)
        self.check()

    def run(self, *command):
        try:
            return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=2 * SECONDS_MOST,
                                  env=dict(os.environ, LC_ALL='C.UTF-8', LANGUAGE='', EVENKEEL_DATADIR=self.copy,
                                           ASAN_OPTIONS='detect_leaks=0')).returncode
        except subprocess.TimeoutExpired:
            return None

    def builds(self, *targets):
        return self.run('cmake', '--build', self.build, '-j1', '--target', *targets) == 0

    def passes(self, test):
        return self.run('prlimit', f'--cpu={self.seconds[test]}', '--core=0', 'timeout', str(SECONDS_MOST),
                        f'{self.build}/tests/test_{test}') == 0

    def write(self, path, text):
        with open(os.path.join(self.copy, path), 'w', encoding='utf-8') as file:
            file.write(text)

    def check(self):
        """Without a change everything builds and passes; how long each test takes."""
        if not self.builds(*(f'test_{test}' for test in TESTS)):
            sys.exit(f'without any change a build fails: cmake --build {self.build}')
        for test in TESTS:
            started = time.time()
            if not self.passes(test):
                sys.exit(f"without any change the test '{test}' fails; mend that first")
            self.seconds[test] = max(SECONDS_LEAST, math.ceil(10 * (time.time() - started)))

    def noticed_by(self, path, tests):
        targets = ['rules'] if path.endswith('.c') else [f'test_{test}' for test in TESTS]
        if not self.builds(*targets):
            return 'the compiler'
        return next((test for test in tests if not self.passes(test)), None)


def try_file(path, text, names, workspaces, pool):
    """What noticed each change; None: nothing did."""
    noticed = collections.Counter()

    def try_change(change):
        start, end, new = change
        workspace = workspaces.get()
        workspace.write(path, text[:start] + new + text[end:])
        found = workspace.noticed_by(path, sorted(TESTS, key=lambda test: -noticed[test]))
        workspace.write(path, text)
        workspaces.put(workspace)
        noticed[found] += 1
        if found is None:
            print('survived:', names[change], flush=True)

    for _ in pool.map(try_change, names):
        pass
    return noticed


def main():
    wanted = [os.path.basename(name) for name in sys.argv[1:]]
    paths = [f'src/rules/{name}' for name in wanted or sorted(os.listdir('src/rules'))]
    for path in paths:
        if not os.path.isfile(path):
            sys.exit(f'there is no {path}')
    known, used = known_changes(), set()
    started = time.time()
    total, skipped = collections.Counter(), 0
    with concurrent.futures.ThreadPoolExecutor(WORKERS) as pool:
        workspaces = queue.Queue()
        everyone = list(pool.map(Workspace, range(WORKERS)))
        for workspace in everyone:
            workspaces.put(workspace)
        for path in paths:
            with open(os.path.join(everyone[0].copy, path), encoding='utf-8') as file:
                text = file.read()
            names = names_of(path, text)
            used |= known & set(names.values())
            untold = {change: name for change, name in names.items() if name not in known}
            noticed = try_file(path, text, untold, workspaces, pool)
            total += noticed
            skipped += len(names) - len(untold)
            print(f'{path}: {len(untold)} changes tried, {noticed[None]} survived; {time.time() - started:.0f} s', flush=True)
        list(pool.map(Workspace.check, everyone))
    if not wanted:
        for name in sorted(known - used):
            print('in tests/mutants.txt, but no longer in the code:', name)
    survived = total.pop(None, 0)
    print('noticed by:', ', '.join(f'{name} {count}' for name, count in total.most_common()))
    print(f'{total.total() + survived} changes tried, {total.total()} noticed, {survived} survived, '
          f'{skipped} known to make no difference; {(time.time() - started) / 60:.0f} minutes')
    return 1 if survived else 0


sys.exit(main())
