# `make` alone tells what there is. Everything runs in the private environment .venv.

ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
else
BIN := .venv/bin
endif
PY := $(BIN)/python
READY := .venv/installed.lock

MAKEFLAGS += --no-print-directory
export PYTHONUTF8 := 1
export PYTHON
export PREFLIGHT

.PHONY: help run test faults bench archive sign lint ruff mypy imports format catalogs schema lock clean system

help:
	@echo "make run       open the window; without a display, do the main job into out/"
	@echo "make test      all tests, short faults included (ARGS='-k lease' passes words to pytest)"
	@echo "make faults    break things on purpose, for as long as it takes"
	@echo "make bench     all benchmarks, or one: make bench NAME=list"
	@echo "make archive   have Apache PDFBox check that each paper is PDF/A (needs java)"
	@echo "make sign      add what digital signatures need to .venv"
	@echo "make lint      ruff, mypy and imports, also one by one: make ruff | mypy | imports"
	@echo "make format    put the code in ruff's form"
	@echo "make catalogs  collect the sentences and compile the translations"
	@echo "make schema    write the unreleased first schema again from the models"
	@echo "make lock      write requirements.lock again from pyproject.toml (needs uv)"
	@echo "make clean     remove what was made: out/ and caches (ALL=1: .venv too)"

$(READY): requirements.lock .ci/environment
	@.ci/environment
	@$(PY) .ci/system --import || { rm -f $@; exit 1; }

system: $(READY)
	@$(PY) -S -E .ci/system

run: $(READY)
	@$(PY) -S -E .ci/system $(if $(WAYLAND_DISPLAY),,$(if $(DISPLAY),window))
	@$(PY) .ci/start $(ARGS)

test: system
	@$(PY) -m pytest -q -n 2 $(ARGS)

faults: system
	@$(PY) -m pytest -q tests/faults --long-faults $(ARGS)

BENCHMARKS = $(or $(NAME),$(filter-out _%,$(basename $(notdir $(wildcard tests/benchmarks/*.py)))))

bench: system
	@failed=; for name in $(BENCHMARKS); do \
		echo "== $$name"; $(PY) -m tests.benchmarks.$$name $(ARGS) || failed="$$failed $$name"; \
	done; test -z "$$failed" || { echo "failed:$$failed"; exit 1; }

archive: system
	@$(PY) -m tests.archive.check

sign: $(READY)
	@$(PY) -m pip install -q --disable-pip-version-check --no-input \
		--require-hashes --only-binary :all: -r .ci/sign.lock
	@echo "Papers can now be signed with a certificate."

lint: ruff mypy imports

ruff: $(READY)
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .

mypy: $(READY)
	@$(PY) -m mypy

imports: $(READY)
	@$(BIN)/lint-imports --no-logo

format: $(READY)
	@$(PY) -m ruff check --fix-only --quiet .
	@$(PY) -m ruff format .

catalogs: $(READY)
	@$(PY) -m ctv_desktop.app.catalogs $(ARGS)

schema: $(READY)
	@$(PY) -m ctv_desktop.app.draft_schema

lock:
	@command -v uv >/dev/null || { echo "make lock needs uv: pip install uv"; exit 1; }
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-annotate --quiet \
		-o requirements.lock --custom-compile-command "make lock"
	$(PY) -c "import tomllib; \
		print(*tomllib.load(open('pyproject.toml', 'rb'))['project']['optional-dependencies']['sign'])" \
		| uv pip compile - --universal --python-version 3.11 -c requirements.lock \
		--generate-hashes --no-emit-index-url --no-annotate --quiet \
		-o .ci/sign.lock --custom-compile-command "make lock"

clean:
	@rm -rf out .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis \
		$(if $(ALL),.venv)
	@find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +
