#include "searcher/match/unit_finder.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#include <algorithm>
#include <bit>

#include "searcher/match/unit_blocks.h"

namespace backfile {

#if defined(__x86_64__)

namespace {

constexpr std::size_t wide_units = 32;  // of an AVX2 vector

__attribute__((target("avx2"))) __m256i load(const TokenUnit* units) {
  return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(units));
}

}  // namespace

// Each of these sets the bytes of `found` that are the set's to 0xFF, or at least to something but 0.

class CompareOne {
 public:
  __attribute__((target("avx2"))) explicit CompareOne(const UnitFinder& finder)
      : wanted_(_mm256_set1_epi8(static_cast<char>(finder.first_two_[0]))) {}

  __attribute__((target("avx2"))) void operator()(const TokenUnit* units, __m256i& found) const {
    found = _mm256_cmpeq_epi8(load(units), wanted_);
  }

 private:
  __m256i wanted_;
};

class CompareTwo {
 public:
  __attribute__((target("avx2"))) explicit CompareTwo(const UnitFinder& finder)
      : one_(_mm256_set1_epi8(static_cast<char>(finder.first_two_[0]))),
        other_(_mm256_set1_epi8(static_cast<char>(finder.first_two_[1]))) {}

  __attribute__((target("avx2"))) void operator()(const TokenUnit* units, __m256i& found) const {
    const __m256i here = load(units);
    found = _mm256_or_si256(_mm256_cmpeq_epi8(here, one_), _mm256_cmpeq_epi8(here, other_));
  }

 private:
  __m256i one_;
  __m256i other_;
};

// Any number of units, with the table look-ups of a byte shuffle.
class DigitTables {
 public:
  __attribute__((target("avx2"))) explicit DigitTables(const UnitFinder& finder)
      : lower_half_(twice(finder.lower_half_.data())), upper_half_(twice(finder.upper_half_.data())) {
    alignas(16) static constexpr std::uint8_t bits[16] = {1, 2, 4, 8, 16, 32, 64, 128,
                                                          1, 2, 4, 8, 16, 32, 64, 128};
    bit_of_digit_ = twice(bits);
  }

  __attribute__((target("avx2"))) void operator()(const TokenUnit* units, __m256i& found) const {
    const __m256i here = load(units);
    const __m256i digit = _mm256_set1_epi8(0x0F);
    const __m256i lower = _mm256_and_si256(here, digit);
    const __m256i upper = _mm256_and_si256(_mm256_srli_epi16(here, 4), digit);
    // The highest bit of a unit tells which half its upper digit is in.
    const __m256i with = _mm256_blendv_epi8(_mm256_shuffle_epi8(lower_half_, lower),
                                            _mm256_shuffle_epi8(upper_half_, lower), here);
    found = _mm256_and_si256(with, _mm256_shuffle_epi8(bit_of_digit_, upper));
  }

 private:
  __attribute__((target("avx2"))) static __m256i twice(const std::uint8_t* sixteen) {
    return _mm256_broadcastsi128_si256(_mm_load_si128(reinterpret_cast<const __m128i*>(sixteen)));
  }

  __m256i lower_half_;
  __m256i upper_half_;
  __m256i bit_of_digit_;
};

namespace {

__attribute__((target("avx2"))) std::uint32_t bits_of(__m256i found) {
  return ~static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(found, _mm256_setzero_si256())));
}

template <typename Places>
__attribute__((target("avx2"))) std::uint64_t mask_of(const TokenUnit* units, const Places& places) {
  __m256i low;
  __m256i high;
  places(units, low);
  places(units + wide_units, high);
  const __m256i any = _mm256_or_si256(low, high);
  if (_mm256_testz_si256(any, any) != 0) return 0;
  return bits_of(low) | std::uint64_t{bits_of(high)} << wide_units;
}

// There are at least 32 units: the last block, where it has fewer, overlaps what was looked at.
template <typename Places, typename Take>
__attribute__((target("avx2"))) bool find(std::span<const TokenUnit> units, const Places& places,
                                          const Take& take) {
  std::size_t at = 0;
  for (; at + block_units <= units.size(); at += block_units) {
    for (std::uint64_t mask = mask_of(units.data() + at, places); mask != 0; mask &= mask - 1) {
      if (take(at + static_cast<std::size_t>(std::countr_zero(mask)))) return true;
    }
  }
  while (at < units.size()) {
    const std::size_t begin = std::min(at, units.size() - wide_units);
    __m256i found;
    places(units.data() + begin, found);
    std::uint32_t mask = bits_of(found) & (~std::uint32_t{0} << (at - begin));
    at = begin + wide_units;
    for (; mask != 0; mask &= mask - 1) {
      if (take(begin + static_cast<std::size_t>(std::countr_zero(mask)))) return true;
    }
  }
  return false;
}

// What stands in 32 units.
struct Surroundings {
  std::uint32_t places;
  std::uint32_t breaks;
  std::uint32_t fields;
};

template <typename Places>
__attribute__((target("avx2"))) Surroundings surroundings_of(const TokenUnit* units, const Places& places) {
  __m256i found;
  places(units, found);
  const __m256i here = load(units);
  const __m256i last_break = _mm256_set1_epi8(static_cast<char>(first_word_unit - 1));
  const __m256i field = _mm256_set1_epi8(static_cast<char>(unit_field));
  return {bits_of(found),
          static_cast<std::uint32_t>(
              _mm256_movemask_epi8(_mm256_cmpeq_epi8(_mm256_min_epu8(here, last_break), here))),
          static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(here, field)))};
}

// Between two words there is one break at the most: so many words and the breaks between them are 32 units.
constexpr std::uint32_t most_words = wide_units / 2;

// Whether the units between two words are of one part, with fewer words among them than these.
__attribute__((target("avx2,popcnt"))) bool reaches(const Surroundings& around, std::uint32_t between,
                                                    std::uint32_t words) {
  return (around.fields & between) == 0 &&
         static_cast<std::uint32_t>(std::popcount(between & ~around.breaks)) < words;
}

// The index of the first place, where it can be reached from the word before these units; 32 otherwise.
template <typename Places>
__attribute__((target("avx2,popcnt"))) std::size_t first_of(const TokenUnit* units, const Places& places,
                                                            std::uint32_t words) {
  const Surroundings around = surroundings_of(units, places);
  if (around.places == 0) return wide_units;
  const int index = std::countr_zero(around.places);
  const std::uint32_t between = (std::uint32_t{1} << index) - 1;
  return reaches(around, between, words) ? static_cast<std::size_t>(index) : wide_units;
}

// Likewise of the last place, from the word behind them.
template <typename Places>
__attribute__((target("avx2,popcnt"))) std::size_t last_of(const TokenUnit* units, const Places& places,
                                                           std::uint32_t words) {
  const Surroundings around = surroundings_of(units, places);
  if (around.places == 0) return wide_units;
  const std::uint32_t place = std::bit_floor(around.places);
  const std::uint32_t between = ~(place | (place - 1));
  return reaches(around, between, words) ? static_cast<std::size_t>(std::countr_zero(place)) : wide_units;
}

bool has_wide_vectors() {
  static const bool has = __builtin_cpu_supports("avx2");
  return has;
}

}  // namespace

template <typename Work>
auto UnitFinder::with_vectors(const Work& work) const {
  if (count_ == 1) return work(CompareOne(*this));
  if (count_ == 2) return work(CompareTwo(*this));
  return work(DigitTables(*this));
}

#endif

UnitFinder::UnitFinder(const UnitSet& set) : set_(set) {
  for (unsigned unit = 0; unit < 256; ++unit) {
    if (!set.contains(static_cast<TokenUnit>(unit))) continue;
    if (count_ < first_two_.size()) first_two_[count_] = static_cast<TokenUnit>(unit);
    ++count_;
    auto& half = unit < 128 ? lower_half_ : upper_half_;
    half[unit % 16] |= static_cast<std::uint8_t>(1U << (unit / 16 % 8));
  }
}

bool UnitFinder::any_place(std::span<const TokenUnit> units, Taker call, const void* taker) const {
  if (count_ == 0) return false;
  const auto take = [&](std::size_t place) { return call(taker, place); };
#if defined(__x86_64__)
  if (units.size() >= wide_units && has_wide_vectors())
    return with_vectors([&](const auto& places) { return find(units, places, take); });
#endif
  for (std::size_t at = 0; at < units.size(); ++at) {
    if (set_.contains(units[at]) && take(at)) return true;
  }
  return false;
}

std::uint64_t UnitFinder::mask(const TokenUnit* units) const {
  if (count_ == 0) return 0;
#if defined(__x86_64__)
  if (has_wide_vectors()) return with_vectors([&](const auto& places) { return mask_of(units, places); });
#endif
  std::uint64_t found = 0;
  for (std::size_t i = 0; i < block_units; ++i) found |= std::uint64_t{set_.contains(units[i])} << i;
  return found;
}

namespace {

template <typename Step>
std::size_t nearest(std::span<const TokenUnit> units, std::size_t at, std::uint32_t words, const UnitSet& set,
                    const Step& step) {
  for (; words > 0; --words) {
    at = step(units, at);
    if (at == nowhere || set.contains(units[at])) return at;
  }
  return nowhere;
}

}  // namespace

std::size_t UnitFinder::behind(std::span<const TokenUnit> units, std::size_t at, std::uint32_t words) const {
#if defined(__x86_64__)
  if (count_ > 0 && words <= most_words && at + wide_units < units.size() && has_wide_vectors()) {
    const std::size_t index =
        with_vectors([&](const auto& places) { return first_of(units.data() + at + 1, places, words); });
    return index < wide_units ? at + 1 + index : nowhere;
  }
#endif
  return nearest(units, at, words, set_, word_behind);
}

std::size_t UnitFinder::before(std::span<const TokenUnit> units, std::size_t at, std::uint32_t words) const {
#if defined(__x86_64__)
  if (count_ > 0 && words <= most_words && at >= wide_units && has_wide_vectors()) {
    const std::size_t index = with_vectors(
        [&](const auto& places) { return last_of(units.data() + at - wide_units, places, words); });
    return index < wide_units ? at - wide_units + index : nowhere;
  }
#endif
  return nearest(units, at, words, set_, word_before);
}

}  // namespace backfile
