"""Where a fit runs: processors, processes and computers, as the configuration or a launcher says.

Under torchrun or SLURM the launcher starts the processes; Lightning finds out which is which.
"""

import datetime
import os
from dataclasses import dataclass
from typing import Any

import torch
from lightning.fabric.plugins.environments import SLURMEnvironment, TorchElasticEnvironment
from lightning.pytorch.strategies import DDPStrategy, ModelParallelStrategy, Strategy
from torch import nn
from torch.distributed.device_mesh import DeviceMesh
from torch.distributed.fsdp import fully_shard

from train.config import ConfigError, FitConfig

#: The first process may prepare the images for hours while the others wait for it.
_PATIENCE = datetime.timedelta(hours=12)

#: Layers with at least so many weights are gathered on their own when FSDP computes them.
_LARGE = 500_000


#: What processors call their arithmetic of bfloat16: Intel and AMD, and ARM.
_BFLOAT16 = ("amx_bf16", "avx512_bf16", "bf16", "sve_bf16")


@dataclass(frozen=True, slots=True)
class Place:
    """Processes per computer, and computers."""

    devices: int
    nodes: int

    @property
    def processes(self) -> int:
        """All processes together."""
        return self.devices * self.nodes


def place(config: FitConfig) -> Place:
    """Return where to run: what the launcher says, else what the configuration says."""
    if TorchElasticEnvironment.detect():
        local = int(os.environ["LOCAL_WORLD_SIZE"])
        return Place(local, int(os.environ["WORLD_SIZE"]) // local)
    if SLURMEnvironment.detect():
        nodes = int(os.environ.get("SLURM_NNODES", "1"))
        return Place(int(os.environ["SLURM_NTASKS"]) // nodes, nodes)
    return Place(config.devices, config.nodes)


def machine_options(config: FitConfig) -> dict[str, Any]:
    """Return the arguments of Lightning's Trainer that say where it runs.

    Raises
    ------
    ConfigError
        If FSDP is asked for together with what it cannot do.
    """
    where = place(config)
    strategy: str | Strategy = "auto"
    if config.strategy == "fsdp":
        if config.ema is not None or config.task == "pretrain":
            raise ConfigError(
                "strategy=fsdp scatters the weights, of which ema and task=pretrain keep an "
                "average: use strategy=ddp, or leave them out"
            )
        strategy = ModelParallelStrategy(
            data_parallel_size=where.processes,
            tensor_parallel_size=1,
            save_distributed_checkpoint=False,
            timeout=_PATIENCE,
        )
    elif where.processes > 1:
        strategy = DDPStrategy(timeout=_PATIENCE, gradient_as_bucket_view=True)
    return {
        "accelerator": config.accelerator,
        "devices": where.devices,
        "num_nodes": where.nodes,
        "strategy": strategy,
        "sync_batchnorm": config.batch_norm == "sync",
        "precision": precision(config),
    }


def precision(config: FitConfig) -> str:
    """Return the precision of Lightning that a configuration asks for.

    A processor that has no arithmetic of bfloat16 imitates it, several times slower than float32.
    """
    if config.precision != "auto":
        return config.precision
    if config.accelerator != "cpu" and torch.cuda.is_available():
        native = torch.cuda.is_bf16_supported(including_emulation=False)
    else:
        native = any(torch.cpu.get_capabilities().get(name) for name in _BFLOAT16)
    return "bf16-mixed" if native else "32-true"


def environment() -> list[SLURMEnvironment]:
    """Keep Lightning from saving within a step when SLURM ends a job; last.ckpt is enough."""
    if SLURMEnvironment.detect() and not TorchElasticEnvironment.detect():
        return [SLURMEnvironment(auto_requeue=False)]
    return []


def scatter(network: nn.Module, mesh: DeviceMesh) -> None:
    """Scatter weights, gradients and the optimiser's state over all processes (FSDP).

    Raises
    ------
    ConfigError
        If the network has batch norms that are not frozen: each process would keep statistics of
        its own.
    """
    for module in network.modules():
        if isinstance(module, nn.modules.batchnorm._BatchNorm) and module.training:
            raise ConfigError(
                "strategy=fsdp: this backbone has batch norms, which only batch_norm=frozen keeps "
                "the same in all processes; convnext has none"
            )
    for layer in list(network.modules()):
        own = sum(weight.numel() for weight in layer.parameters(recurse=False))
        if own >= _LARGE and not any(layer.children()):
            fully_shard(layer, mesh=mesh)
    fully_shard(network, mesh=mesh)
