# make help tells what there is. Everything runs in .venv, which the first target makes.
#   PYTHON=/path/to/python3.12   the interpreter to make .venv with
#   PYTEST_ARGS='-k display'     more arguments for pytest

VENV := .venv
BIN := $(VENV)/bin
INPUTS := pyproject.toml constraints.txt scripts/environment.sh
PYTEST_ARGS ?=
# One thread per worker: more only makes two test processes fight over two cores.
WORKERS ?= 2
# Benchmarks and tests may import onnxruntime before the program does, which switches this off.
export ORT_DISABLE_TELEMETRY := 1
export PYTHON VENV

.DEFAULT_GOAL := help
.PHONY: help demo test check lint docs bench train evaluate translations screenshots constraints clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {sub(/:.*/, "", $$1); printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(VENV)/.base: $(INPUTS)
	@scripts/environment.sh base

$(VENV)/.train: $(INPUTS)
	@scripts/environment.sh train

$(VENV)/.test: $(INPUTS)
	@scripts/environment.sh test

demo: $(VENV)/.base ## Install the viewer and open it on the bundled demo study
	@scripts/system.sh qt
	@$(BIN)/pcam-viewer --demo

test: $(VENV)/.test ## Install what tests need; run linters, type checker and tests
	@scripts/system.sh test
	@$(MAKE) --no-print-directory lint check

check: $(VENV)/.test
	OMP_NUM_THREADS=1 $(BIN)/pytest -n $(WORKERS) $(PYTEST_ARGS)

lint: $(VENV)/.test ## Check style, types, imports between packages, and links in the docs
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python scripts/check_docs.py

docs: $(VENV)/.base ## Check that the links of README and docs lead somewhere
	$(BIN)/python scripts/check_docs.py

bench: $(VENV)/.train ## Measure speed and memory, each figure beside its bar
	@scripts/system.sh qt
	$(BIN)/python -m benchmarks.startup
	$(BIN)/python -m benchmarks.read_display
	$(BIN)/python -m benchmarks.first_picture
	$(BIN)/python -m benchmarks.open_to_heatmap
	$(BIN)/python -m benchmarks.big_folder
	$(BIN)/python -m benchmarks.dragging
	$(BIN)/python -m benchmarks.memory
	$(BIN)/python -m benchmarks.inference
	$(BIN)/python -m benchmarks.likeness
	$(BIN)/python -m benchmarks.bulk
	$(BIN)/python -m benchmarks.input_pipeline
	$(BIN)/python -m benchmarks.fit_step

train: runs/default.onnx ## Train the default model (hours on a CPU); goes on where it was interrupted

MINI := ../shared/data/chestxray14-mini
FOLDS := 0 1 2 3 4
MODELS_OF_FOLDS := $(foreach k,$(FOLDS),--model-fold $(k)=runs/fold$(k)/last.safetensors)

# A finished step leaves runs/.NAME, so that make train never starts one again.
runs/.pretrain: | $(VENV)/.train
	$(BIN)/pcam-train fit --config train/configs/pretrain.yaml --resume-if-any
	@touch $@

runs/.default: runs/.pretrain
	$(BIN)/pcam-train fit --config train/configs/default.yaml --resume-if-any
	@touch $@

runs/.fold%: runs/.pretrain
	$(BIN)/pcam-train fit --config train/configs/default.yaml --resume-if-any \
		'data=[{root: $(MINI), except_fold: $*}]' out=runs/fold$*
	@touch $@

runs/default.onnx: runs/.default $(foreach k,$(FOLDS),runs/.fold$(k))
	$(BIN)/pcam-train export --checkpoint runs/default/last.safetensors --out runs/fitted.onnx
	$(BIN)/pcam-train calibrate --model runs/fitted.onnx --out $@ --data $(MINI) --boxes \
		--training-split train $(MODELS_OF_FOLDS)

evaluate: runs/default.onnx ## Measure the recipe of the default model out of fold
	$(BIN)/pcam-train evaluate --data $(MINI) --out runs/out-of-fold $(MODELS_OF_FOLDS)

translations: $(VENV)/.base ## Collect the texts of the window and compile their translations
	$(BIN)/python scripts/translations.py

screenshots: $(VENV)/.base ## Draw the window in all languages and themes, and the pictures of the docs
	@scripts/system.sh screenshots
	$(BIN)/python scripts/screenshots.py out/screenshots
	$(BIN)/python scripts/screenshots.py --docs

constraints: $(VENV)/.test ## Write the versions of this .venv to constraints.txt
	@$(BIN)/python scripts/freeze.py

clean: ## Remove .venv and all that can be made again
	rm -rf $(VENV) build dist out .pytest_cache .mypy_cache .ruff_cache .import_linter_cache \
		.hypothesis .coverage htmlcov
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
