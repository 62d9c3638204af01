"""Where a fit runs: processors, processes and computers, as the configuration or a launcher says.

Under torchrun or SLURM the launcher starts the processes; Lightning finds out which is which.
"""

import datetime
import os
from dataclasses import dataclass
from typing import Any

from lightning.fabric.plugins.environments import SLURMEnvironment, TorchElasticEnvironment
from lightning.pytorch.strategies import DDPStrategy, FSDPStrategy, Strategy
from torch.distributed.fsdp.wrap import ModuleWrapPolicy
from torchvision.models.convnext import CNBlock
from torchvision.models.densenet import _DenseBlock
from torchvision.models.efficientnet import FusedMBConv, MBConv
from torchvision.models.resnet import BasicBlock, Bottleneck

from train.config import ConfigError, FitConfig

#: The first process may prepare the images for hours while the others wait for it.
_PATIENCE = datetime.timedelta(hours=12)

#: What FSDP gathers at a time.
_BLOCKS = {BasicBlock, Bottleneck, CNBlock, _DenseBlock, FusedMBConv, MBConv}


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
        if config.ema is not None:
            raise ConfigError("ema: not together with strategy=fsdp, which scatters the weights")
        strategy = FSDPStrategy(
            auto_wrap_policy=ModuleWrapPolicy(_BLOCKS), state_dict_type="full", timeout=_PATIENCE
        )
    elif where.processes > 1:
        strategy = DDPStrategy(timeout=_PATIENCE, gradient_as_bucket_view=True)
    return {
        "accelerator": config.accelerator,
        "devices": where.devices,
        "num_nodes": where.nodes,
        "strategy": strategy,
        "sync_batchnorm": config.batch_norm == "sync",
        "precision": config.precision,
    }
