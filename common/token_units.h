// The token column's code: an article's words and breaks as units of a byte each, and what a byte cannot
// hold.
//
// An article is four parts, each closed by unit_field but the last: headline, byline, dateline, text. Words
// are form ids. The commonest are a unit alone; the others share their unit with some 256, and one to three
// bytes, the rest, tell them apart. All rests follow all units: so a token is found, counted and stepped over
// as one byte, with vector compares, and the rests are read only where it matters.
#pragma once

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace backfile {

using TokenUnit = std::uint8_t;

inline constexpr TokenUnit unit_field = 0;
inline constexpr TokenUnit unit_paragraph = 1;
inline constexpr TokenUnit unit_sentence = 2;
inline constexpr TokenUnit first_word_unit = 3;

inline constexpr std::size_t longest_rest = 3;
/// By size of the rest: the first unit of the words that have one. Chosen for the least bytes on newswire;
/// the longest are for shards of any size. The last is behind all units.
inline constexpr std::array<std::uint32_t, longest_rest + 2> first_unit_with_rest = {first_word_unit, 99, 240,
                                                                                     254, 256};

inline bool is_break(TokenUnit unit) {
  return unit < first_word_unit;
}
inline bool is_alone(TokenUnit unit) {
  return unit < first_unit_with_rest[1];
}
inline std::size_t rest_size(TokenUnit unit) {
  std::size_t size = 0;
  for (std::size_t i = 1; i <= longest_rest; ++i) size += unit >= first_unit_with_rest[i] ? 1U : 0U;
  return size;
}

/// How many units have a rest of this many bytes.
constexpr std::uint32_t units_with_rest(std::size_t size) {
  return first_unit_with_rest[size + 1] - first_unit_with_rest[size];
}

/// The first form whose rest has this many bytes.
inline constexpr std::array<std::uint32_t, longest_rest + 2> first_form_with_rest = [] {
  std::array<std::uint32_t, longest_rest + 2> forms = {};
  for (std::size_t size = 0; size <= longest_rest; ++size)
    forms[size + 1] = forms[size] + (units_with_rest(size) << (8 * size));
  return forms;
}();
inline constexpr std::uint32_t most_forms = first_form_with_rest.back();

/// A form's code.
struct FormCode {
  TokenUnit unit;
  std::uint32_t rest;
};

/// `form` < most_forms.
inline FormCode code_of(std::uint32_t form) {
  std::size_t size = 0;
  while (form >= first_form_with_rest[size + 1]) ++size;
  const std::uint32_t number = form - first_form_with_rest[size];
  const std::uint32_t units = units_with_rest(size);
  return {static_cast<TokenUnit>(first_unit_with_rest[size] + number % units), number / units};
}

/// The other way round; of a rest that no code has, some form.
inline std::uint32_t form_of(TokenUnit unit, std::uint32_t rest) {
  const std::size_t size = rest_size(unit);
  return first_form_with_rest[size] + rest * units_with_rest(size) + (unit - first_unit_with_rest[size]);
}

/// Gives the forms of a shard their ids, and so their codes.
class FormNumbers {
 public:
  /// The id of the form that is next in frequency; `most_forms` where there is none left. Forms of one group
  /// (a hash) share their unit as far as they have rests of the same size, so that a search for all of them
  /// looks for few units. Ids between them may belong to no form.
  std::uint32_t next(std::uint64_t group);

 private:
  std::uint32_t alone_ = 0;
  std::array<std::uint32_t, 256> used_{};  ///< rests, by unit
};

/// An article: a unit for each word and break, and the rests of the words, in their order.
struct TokenCodes {
  std::span<const TokenUnit> units;
  std::span<const std::uint8_t> rests;

  /// The form of the word at `at`, whose rest begins at `rest`. Of rests that are cut off, some form.
  std::uint32_t form(std::size_t at, std::size_t rest) const {
    const TokenUnit unit = units[at];
    std::uint32_t number = 0;
    for (std::size_t i = rest_size(unit); i > 0 && rest < rests.size(); --i)
      number = number << 8 | rests[rest++];
    return form_of(unit, number);
  }
};

/// Where the rests of an article's words begin, asked for in any order: the next is counted from the last, or
/// from the end.
class RestCounter {
 public:
  explicit RestCounter(const TokenCodes& codes) : codes_(codes) {}

  std::size_t rest_of(std::size_t at) {
    const std::size_t end = codes_.units.size();
    if (at < at_) {
      rest_ -= rests_between(at, at_);
    } else if (end - at < at - at_) {
      rest_ = codes_.rests.size() - rests_between(at, end);
    } else {
      rest_ += rests_between(at_, at);
    }
    at_ = at;
    return rest_;
  }
  std::uint32_t form(std::size_t at) {
    return is_alone(codes_.units[at]) ? codes_.form(at, 0) : codes_.form(at, rest_of(at));
  }

 private:
  // Their bytes, of the units [from, to).
  std::size_t rests_between(std::size_t from, std::size_t to) const {
    std::size_t sum = 0;
#ifdef __SSE2__
    __m128i sums = _mm_setzero_si128();
    for (; from < to && from + 16 <= codes_.units.size(); from += 16) {
      const __m128i all = _mm_loadu_si128(reinterpret_cast<const __m128i*>(codes_.units.data() + from));
      const __m128i wanted = _mm_loadu_si128(
          reinterpret_cast<const __m128i*>(ones_then_zeros.data() + 16 - (to - from < 16 ? to - from : 16)));
      const __m128i units = _mm_and_si128(all, wanted);
      __m128i sizes = _mm_setzero_si128();
      for (std::size_t i = 1; i <= longest_rest; ++i) {
        const __m128i first = _mm_set1_epi8(static_cast<char>(first_unit_with_rest[i]));
        sizes = _mm_sub_epi8(sizes, _mm_cmpeq_epi8(_mm_max_epu8(units, first), units));
      }
      sums = _mm_add_epi64(sums, _mm_sad_epu8(sizes, _mm_setzero_si128()));
    }
    sum = static_cast<std::size_t>(_mm_cvtsi128_si64(_mm_add_epi64(sums, _mm_unpackhi_epi64(sums, sums))));
#endif
    for (; from < to; ++from) sum += rest_size(codes_.units[from]);
    return sum;
  }

  static constexpr std::array<std::uint8_t, 32> ones_then_zeros = [] {
    std::array<std::uint8_t, 32> bytes = {};
    for (std::size_t i = 0; i < 16; ++i) bytes[i] = 0xFF;
    return bytes;
  }();

  const TokenCodes& codes_;
  std::size_t at_ = 0;
  std::size_t rest_ = 0;
};

/// Calls `word(form)` and `gap(unit)` for an article's words and breaks, in order.
template <typename Word, typename Gap>
void read_tokens(const TokenCodes& codes, const Word& word, const Gap& gap) {
  std::size_t rest = 0;
  for (std::size_t at = 0; at < codes.units.size(); ++at) {
    const TokenUnit unit = codes.units[at];
    if (is_break(unit)) {
      gap(unit);
    } else {
      word(codes.form(at, rest));
      rest += rest_size(unit);
    }
  }
}

/// An article while it is written.
class TokenWriter {
 public:
  void add_break(TokenUnit unit) { units_.push_back(unit); }
  /// `form` < most_forms.
  void add_form(std::uint32_t form) {
    const FormCode code = code_of(form);
    units_.push_back(code.unit);
    for (std::size_t i = rest_size(code.unit); i > 0; --i)
      rests_.push_back(static_cast<std::uint8_t>(code.rest >> (8 * (i - 1))));
  }
  TokenCodes codes() const { return {units_, rests_}; }
  /// Appends the article as bytes, and begins another.
  void finish(std::vector<std::uint8_t>& bytes);

 private:
  std::vector<TokenUnit> units_;
  std::vector<std::uint8_t> rests_;
};

/// Reads what `TokenWriter::finish` wrote. Without tokens where it is damaged.
TokenCodes token_codes(std::span<const std::uint8_t> bytes);

}  // namespace backfile
