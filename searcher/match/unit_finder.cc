#include "searcher/match/unit_finder.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#include <algorithm>
#include <bit>

namespace backfile {
namespace {

#if defined(__x86_64__)

constexpr std::size_t wide_units = 32;  // of two AVX2 vectors

// The bit of each unit whose byte is not zero, from packed halves of two vectors: mostly there is none.
__attribute__((target("avx2"))) std::uint32_t mask_of(__m256i packed) {
  if (_mm256_testz_si256(packed, packed) != 0) return 0;
  const __m256i in_order = _mm256_permute4x64_epi64(packed, 0xD8);
  return ~static_cast<std::uint32_t>(
      _mm256_movemask_epi8(_mm256_cmpeq_epi8(in_order, _mm256_setzero_si256())));
}

// 32 units from `at` on.
struct WideBlock {
  __m256i low;
  __m256i high;
};

__attribute__((target("avx2"))) WideBlock load(std::span<const std::uint16_t> units, std::size_t at) {
  return {_mm256_loadu_si256(reinterpret_cast<const __m256i*>(units.data() + at)),
          _mm256_loadu_si256(reinterpret_cast<const __m256i*>(units.data() + at + 16))};
}

// Which units are one of up to four targets.
class CompareMask {
 public:
  __attribute__((target("avx2"))) explicit CompareMask(std::span<const std::uint16_t> targets)
      : many_(targets.size() > 1) {
    for (std::size_t i = 0; i < 4; ++i)
      wanted_[i] = _mm256_set1_epi16(static_cast<short>(targets[std::min(i, targets.size() - 1)]));
  }

  __attribute__((target("avx2"))) std::uint32_t operator()(const WideBlock& block) const {
    __m256i low = _mm256_cmpeq_epi16(block.low, wanted_[0]);
    __m256i high = _mm256_cmpeq_epi16(block.high, wanted_[0]);
    if (many_) {
      for (std::size_t i = 1; i < 4; ++i) {
        low = _mm256_or_si256(low, _mm256_cmpeq_epi16(block.low, wanted_[i]));
        high = _mm256_or_si256(high, _mm256_cmpeq_epi16(block.high, wanted_[i]));
      }
    }
    return mask_of(_mm256_packs_epi16(low, high));
  }

 private:
  __m256i wanted_[4];
  bool many_;
};

// Which units may be one of any number of targets, with the table look-ups of a byte shuffle.
class DigitMask {
 public:
  __attribute__((target("avx2"))) explicit DigitMask(const DigitTables& digits)
      : low_bytes_(_mm256_set1_epi16(0x00FF)), low_digits_(_mm256_set1_epi8(0x0F)) {
    for (std::size_t i = 0; i < 4; ++i) {
      tables_[i] =
          _mm256_broadcastsi128_si256(_mm_load_si128(reinterpret_cast<const __m128i*>(&digits.groups[i][0])));
    }
  }

  __attribute__((target("avx2"))) std::uint32_t operator()(const WideBlock& block) const {
    const __m256i low = _mm256_packus_epi16(_mm256_and_si256(block.low, low_bytes_),
                                            _mm256_and_si256(block.high, low_bytes_));
    const __m256i high =
        _mm256_packus_epi16(_mm256_srli_epi16(block.low, 8), _mm256_srli_epi16(block.high, 8));
    return mask_of(_mm256_and_si256(_mm256_and_si256(groups(0, low), groups(1, upper(low))),
                                    _mm256_and_si256(groups(2, high), groups(3, upper(high)))));
  }

 private:
  __attribute__((target("avx2"))) static __m256i upper(__m256i bytes) { return _mm256_srli_epi16(bytes, 4); }
  __attribute__((target("avx2"))) __m256i groups(std::size_t digit, __m256i bytes) const {
    return _mm256_shuffle_epi8(tables_[digit], _mm256_and_si256(bytes, low_digits_));
  }

  __m256i tables_[4];
  __m256i low_bytes_;
  __m256i low_digits_;
};

// The first unit from `at` on for which the mask is set and `is_target` holds; the size where there is none.
// There are at least 32 units.
template <typename Mask, typename IsTarget>
__attribute__((target("avx2"))) std::size_t find(std::span<const std::uint16_t> units, std::size_t at,
                                                 const Mask& mask, const IsTarget& is_target) {
  while (at < units.size()) {
    const std::size_t begin = std::min(at, units.size() - wide_units);  // the last block overlaps
    std::uint32_t found = mask(load(units, begin)) & (~std::uint32_t{0} << (at - begin));
    for (; found != 0; found &= found - 1) {
      const std::size_t here = begin + static_cast<std::size_t>(std::countr_zero(found));
      if (is_target(units[here])) return here;
    }
    at = begin + wide_units;
  }
  return units.size();
}

bool has_wide_vectors() {
  static const bool has = __builtin_cpu_supports("avx2");
  return has;
}

#else

bool has_wide_vectors() {
  return false;
}

#endif

constexpr std::size_t digit_groups = 8;

DigitTables tables_of(const std::vector<std::uint16_t>& targets) {
  DigitTables tables;
  for (std::size_t i = 0; i < targets.size(); ++i) {
    // Neighbours share their upper digits.
    const auto group = static_cast<std::uint8_t>(1U << (i * digit_groups / targets.size()));
    for (std::size_t digit = 0; digit < 4; ++digit)
      tables.groups[digit][targets[i] >> (4 * digit) & 0xF] |= group;
  }
  return tables;
}

}  // namespace

UnitFinder::UnitFinder(std::vector<std::uint16_t> targets) : targets_(std::move(targets)) {
  std::ranges::sort(targets_);
  targets_.erase(std::unique(targets_.begin(), targets_.end()), targets_.end());
  if (targets_.size() <= most_vectors) return;
  for (const std::uint16_t target : targets_) many_.insert(target);
  digits_ = tables_of(targets_);
}

bool UnitFinder::is_target(std::uint16_t unit) const {
  return many_.empty() ? std::ranges::find(targets_, unit) != targets_.end() : many_.contains(unit);
}

std::size_t UnitFinder::next(std::span<const std::uint16_t> units, std::size_t at) const {
  if (targets_.empty()) return units.size();
#if defined(__x86_64__)
  if (units.size() >= wide_units && has_wide_vectors()) {
    if (many_.empty()) return find(units, at, CompareMask(targets_), [](std::uint16_t) { return true; });
    return find(units, at, DigitMask(digits_), [this](std::uint16_t unit) { return many_.contains(unit); });
  }
#endif
  if (many_.empty()) at = skip_by_vectors(units, at);
  while (at < units.size() && !is_target(units[at])) ++at;
  return at;
}

std::size_t UnitFinder::skip_by_vectors(std::span<const std::uint16_t> units, std::size_t at) const {
  with_vectors([&](const auto& vectors) {
    for (; at + block_units <= units.size(); at += block_units) {
      const std::uint32_t found = UnitBlock(units.data() + at).equal(vectors);
      if (found == 0) continue;
      at += static_cast<std::size_t>(std::countr_zero(found));
      return;
    }
  });
  return at;
}

}  // namespace backfile
