"""Orders of images: complete, the same for any number of processes, and resumable."""

import pytest
import torch

from train.sampling import EpochOrder, class_aware, even_batches, stream


def batches(order: EpochOrder) -> list[set[int]]:
    rows = list(order)
    return [set(rows[i : i + order.batch]) for i in range(0, len(rows), order.batch)]


def test_every_image_is_shown_once_in_an_order_of_seed_and_epoch() -> None:
    order = EpochOrder(20, 5, seed=3)
    first = list(order)
    assert sorted(first) == list(range(20))
    assert first == list(EpochOrder(20, 5, seed=3))
    assert first != list(EpochOrder(20, 5, seed=4))
    order.set_epoch(1)
    assert list(order) != first


def test_the_last_images_that_fill_no_step_are_left_out() -> None:
    order = EpochOrder(23, 5, seed=0)
    assert len(order) == len(list(order)) == 20


def test_fewer_images_than_a_batch_are_one_batch() -> None:
    assert len(EpochOrder(3, 8, seed=0)) == 3


@pytest.mark.parametrize("weighted", [False, True])
def test_processes_together_show_what_one_shows_with_larger_batches(weighted: bool) -> None:
    weights = torch.linspace(0.5, 1.5, 26) if weighted else None
    whole = batches(EpochOrder(26, 6, 1, weights))
    parts = [batches(EpochOrder(26, 2, 1, weights, rank=rank, processes=3)) for rank in range(3)]
    assert len(whole) == 4
    assert [set.union(*step) for step in zip(*parts, strict=True)] == whole


def test_a_started_epoch_goes_on_behind_what_was_shown() -> None:
    order = EpochOrder(20, 4, seed=7)
    whole = list(order)
    order.skip = 2
    assert list(order) == whole[8:]
    assert list(order) == whole


def test_weights_are_how_often_an_image_is_shown() -> None:
    weights = torch.tensor([0.0, 0.2, 1.0, 2.8]).repeat(1000)
    order = EpochOrder(4000, 1, 0, weights)
    shown = torch.tensor(list(order))
    assert len(order) == 4000
    times = torch.bincount(shown, minlength=4000).view(1000, 4).sum(0) / 1000
    torch.testing.assert_close(times, torch.tensor([0.0, 0.2, 1.0, 2.8]), atol=0.1, rtol=0)


def test_too_few_images_for_the_processes_are_refused() -> None:
    with pytest.raises(ValueError, match="2 images are too few for 3 processes"):
        EpochOrder(2, 4, 0, processes=3)
    with pytest.raises(ValueError, match="2 images to watch are too few for 3 processes"):
        even_batches(2, 4, processes=3)


@pytest.mark.parametrize("rows", [5, 7, 8, 9, 31])
@pytest.mark.parametrize("batch", [1, 4])
@pytest.mark.parametrize("processes", [1, 2, 5])
def test_watched_images_come_once_in_as_many_batches_each(
    rows: int, batch: int, processes: int
) -> None:
    parts = [even_batches(rows, batch, rank=r, processes=processes) for r in range(processes)]
    assert len({len(part) for part in parts}) == 1
    assert all(chunk for part in parts for chunk in part)
    assert sorted(row for part in parts for chunk in part for row in chunk) == list(range(rows))


def test_images_of_rare_findings_are_shown_more_often() -> None:
    labels = torch.zeros(100, 2)
    labels[:64, 0] = 1
    labels[60:64, 1] = 1
    weights = class_aware(labels)
    assert weights.mean().item() == pytest.approx(1)
    # Frequencies .64 and .04: the factor is sqrt(16).
    assert (weights[60] / weights[0]).item() == pytest.approx(4)
    assert (weights[99] / weights[0]).item() == pytest.approx(1)


def test_without_positives_all_images_are_alike() -> None:
    assert torch.equal(class_aware(torch.full((5, 2), -1.0)), torch.ones(5))


def test_streams_differ_in_every_place() -> None:
    assert len({stream(a, b, c) for a in range(4) for b in range(4) for c in range(4)}) == 64
