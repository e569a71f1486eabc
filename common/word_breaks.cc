#include "common/word_breaks.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include <array>
#include <bit>
#include <cstddef>
#include <string>

#include "common/ascii.h"
#include "common/error.h"
#include "common/utf8.h"

namespace backfile {
namespace {

// The classes of UAX #29 that the fast path knows. `complex` sends the whole run to ICU.
enum class Class : std::uint8_t { other, letter, number, extend, mid_letter, mid_number, mid_both, complex };

Class class_of(UChar32 code_point) {
  switch (u_getIntPropertyValue(code_point, UCHAR_WORD_BREAK)) {
    case U_WB_OTHER:
    case U_WB_WSEGSPACE:
    case U_WB_DOUBLE_QUOTE:
    case U_WB_NEWLINE:
    case U_WB_CR:
    case U_WB_LF:
      return Class::other;
    case U_WB_ALETTER:
      return Class::letter;
    case U_WB_NUMERIC:
      return Class::number;
    case U_WB_EXTENDNUMLET:
      return Class::extend;
    case U_WB_MIDLETTER:
      return Class::mid_letter;
    case U_WB_MIDNUM:
      return Class::mid_number;
    case U_WB_MIDNUMLET:
    case U_WB_SINGLE_QUOTE:
      return Class::mid_both;
    default:
      return Class::complex;
  }
}

constexpr std::size_t low_end = 0x800;   // two-byte UTF-8
constexpr UChar32 punctuation = 0x2000;  // General Punctuation, three bytes: quotes and dashes
constexpr std::size_t punctuation_end = 0x70;

struct ClassTables {
  std::array<Class, low_end> low;
  std::array<Class, punctuation_end> general;
};

// ICU's iterator over UTF-8.
class IcuWords {
 public:
  IcuWords() {
    UErrorCode status = U_ZERO_ERROR;
    iterator_ = ubrk_open(UBRK_WORD, "", nullptr, 0, &status);
    if (U_FAILURE(status)) throw Error(std::string("ICU has no word boundaries: ") + u_errorName(status));
  }
  ~IcuWords() {
    ubrk_close(iterator_);
    if (text_ != nullptr) utext_close(text_);
  }
  IcuWords(const IcuWords&) = delete;
  IcuWords& operator=(const IcuWords&) = delete;

  void append(std::string_view text, std::size_t offset, std::vector<WordSpan>& words) {
    UErrorCode status = U_ZERO_ERROR;
    text_ = utext_openUTF8(text_, text.data(), static_cast<std::int64_t>(text.size()), &status);
    ubrk_setUText(iterator_, text_, &status);
    if (U_FAILURE(status)) return;
    std::int32_t begin = ubrk_first(iterator_);
    for (std::int32_t end = ubrk_next(iterator_); end != UBRK_DONE; begin = end, end = ubrk_next(iterator_)) {
      if (ubrk_getRuleStatus(iterator_) < UBRK_WORD_NUMBER) continue;
      words.push_back({static_cast<std::uint32_t>(offset) + static_cast<std::uint32_t>(begin),
                       static_cast<std::uint32_t>(offset) + static_cast<std::uint32_t>(end)});
    }
  }

 private:
  UBreakIterator* iterator_ = nullptr;
  UText* text_ = nullptr;
};

// ICU's root rules depart from the properties of Unicode for some ASCII marks ("@" is a letter since ICU 72),
// so these are classed by what the iterator does.
Class probed_class(IcuWords& icu, char mark, Class by_property) {
  std::vector<WordSpan> words;
  const auto joins_both = [&](char side) {
    const std::string text{side, mark, side};
    words.clear();
    icu.append(text, 0, words);
    return words.size() == 1 && words.front().end == 3;
  };
  const std::string ending{'a', mark};
  icu.append(ending, 0, words);
  if (words.size() == 1 && words.front().end == 2)
    return by_property == Class::extend ? Class::extend : Class::letter;
  const bool letters = joins_both('a');
  const bool numbers = joins_both('1');
  if (letters && numbers) return Class::mid_both;
  if (letters) return Class::mid_letter;
  return numbers ? Class::mid_number : Class::other;
}

ClassTables make_tables() {
  ClassTables made;
  IcuWords icu;
  for (std::size_t i = 0; i < made.low.size(); ++i) {
    const Class by_property = class_of(static_cast<UChar32>(i));
    const bool mark = i > ' ' && i < 0x7F && u_ispunct(static_cast<UChar32>(i));
    made.low[i] = mark ? probed_class(icu, static_cast<char>(i), by_property) : by_property;
  }
  for (std::size_t i = 0; i < made.general.size(); ++i) {
    made.general[i] = class_of(punctuation + static_cast<UChar32>(i));
  }
  return made;
}

const ClassTables& tables() {
  static const ClassTables instance = make_tables();
  return instance;
}

struct Step {
  Class kind;
  std::uint32_t length;
};

bool continues(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

// The class and length of the code point at `at`; complex for what the tables do not hold.
Step step_at(const ClassTables& classes, std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) return {classes.low[byte], 1};
  if (byte >= 0xC2 && byte < 0xE0 && continues(text, at + 1)) {
    const auto code =
        (static_cast<std::size_t>(byte & 0x1F) << 6) | (static_cast<unsigned char>(text[at + 1]) & 0x3F);
    return {classes.low[code], 2};
  }
  if (byte == 0xE2 && continues(text, at + 1) && continues(text, at + 2)) {
    const auto second = static_cast<unsigned char>(text[at + 1]);
    const auto code =
        (static_cast<std::size_t>(second & 0x3F) << 6) | (static_cast<unsigned char>(text[at + 2]) & 0x3F);
    if (code < punctuation_end) return {classes.general[code], 3};
  }
  return {Class::complex, 1};
}

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

// ASCII whose class no version of the rules changes.
bool is_plain_mark(char c) {
  return c == '.' || c == ',';
}

// Bytes looked at together.
constexpr std::size_t block_bytes = 16;

// Which bytes of a block are ASCII letters, and which white space: a bit each, the lowest for the first.
struct BlockMasks {
  std::uint32_t letters = 0;
  std::uint32_t spaces = 0;
};

#ifdef __SSE2__

BlockMasks masks_of(const char* block) {
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(block));
  const auto equal = [&](char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); };
  const __m128i lower = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
  const __m128i letters = _mm_and_si128(_mm_cmpgt_epi8(lower, _mm_set1_epi8('a' - 1)),
                                        _mm_cmplt_epi8(lower, _mm_set1_epi8('z' + 1)));
  const __m128i spaces =
      _mm_or_si128(_mm_or_si128(equal(' '), equal('\n')), _mm_or_si128(equal('\t'), equal('\r')));
  return {static_cast<std::uint32_t>(_mm_movemask_epi8(letters)),
          static_cast<std::uint32_t>(_mm_movemask_epi8(spaces))};
}

#else

BlockMasks masks_of(const char* block) {
  BlockMasks masks;
  for (std::size_t i = 0; i < block_bytes; ++i) {
    masks.letters |= (is_ascii_letter(block[i]) ? 1U : 0U) << i;
    masks.spaces |= (is_space(block[i]) ? 1U : 0U) << i;
  }
  return masks;
}

#endif

// The length of the word at the begin of a block that is nothing but letters, with white space behind it or
// behind the mark that follows it: what most runs are. 0 where the block does not tell.
std::size_t plain_word(const char* block) {
  const BlockMasks masks = masks_of(block);
  const auto length = static_cast<std::size_t>(std::countr_one(masks.letters));
  if (length == 0 || length + 2 > block_bytes) return 0;
  const std::size_t mark = is_plain_mark(block[length]) ? 1 : 0;
  return (masks.spaces >> (length + mark) & 1U) != 0 ? length : 0;
}

// What belongs to the character before it: marks, the vowels and finals of decomposed Hangul, the voice marks
// of narrow kana, and the long a of Thai and Lao, which is a part of their am once that is decomposed.
bool is_extending(UChar32 c) {
  return (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0 || (c >= 0x1160 && c <= 0x11FF) || c == 0xFF9E ||
         c == 0xFF9F || c == 0x0E32 || c == 0x0E33 || c == 0x0EB2 || c == 0x0EB3;
}

// Appends the words of text[begin, end) with each unspaced character for itself, and what stands between them
// as ICU cuts it.
void append_characters(IcuWords& icu, std::string_view text, std::size_t begin, std::size_t end,
                       std::vector<WordSpan>& words) {
  std::size_t rest = begin;  // of what is ICU's
  const auto cut_rest = [&](std::size_t rest_end) {
    if (rest < rest_end) icu.append(text.substr(rest, rest_end - rest), rest, words);
  };
  for (std::size_t at = begin; at < end;) {
    const std::size_t here = at;
    if (!is_unspaced(next_code_point(text, at))) continue;
    cut_rest(here);
    for (std::size_t next = at; next < end && is_extending(next_code_point(text, next));) at = next;
    words.push_back({static_cast<std::uint32_t>(here), static_cast<std::uint32_t>(at)});
    rest = at;
  }
  cut_rest(end);
}

bool in_word(Class kind) {
  return kind == Class::letter || kind == Class::number || kind == Class::extend;
}

// A punctuation mark that holds two letters or two digits together.
bool joins(Class before, Class mark, Class after) {
  if (before != after) return false;
  if (before == Class::letter) return mark == Class::mid_letter || mark == Class::mid_both;
  if (before == Class::number) return mark == Class::mid_number || mark == Class::mid_both;
  return false;
}

// Appends the words of text[begin, end), a run without white space; false, with `words` as before, where the
// run needs ICU.
bool find_simple(const ClassTables& classes, std::string_view text, std::size_t begin, std::size_t end,
                 std::vector<WordSpan>& words) {
  const std::size_t before = words.size();
  const std::string_view run = text.substr(0, end);
  std::size_t at = begin;
  while (at < end) {
    Step step = step_at(classes, run, at);
    if (step.kind == Class::complex) {
      words.resize(before);
      return false;
    }
    if (!in_word(step.kind)) {
      at += step.length;
      continue;
    }
    const std::size_t start = at;
    bool has_content = step.kind != Class::extend;
    Class last = step.kind;
    at += step.length;
    while (at < end) {
      step = step_at(classes, run, at);
      if (in_word(step.kind)) {
        last = step.kind;
        at += step.length;
      } else if (step.kind != Class::other && step.kind != Class::complex && at + step.length < end) {
        const Step next = step_at(classes, run, at + step.length);
        if (!joins(last, step.kind, next.kind)) break;
        at += step.length + next.length;
      } else {
        break;
      }
      has_content = true;  // "__" counts for ICU, "_" does not
    }
    if (has_content) words.push_back({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(at)});
  }
  return true;
}

}  // namespace

class WordBreaker::Icu : public IcuWords {};

bool is_unspaced(std::int32_t code_point) {
  if (code_point < 0x0E00 || (!u_isalnum(code_point) && u_charType(code_point) != U_LETTER_NUMBER))
    return false;
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(code_point, &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_HANGUL:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
      return true;
    default:
      return uscript_hasScript(code_point, USCRIPT_KATAKANA);  // the mark of long vowels
  }
}

bool begins_unspaced(std::string_view text) {
  std::size_t at = 0;
  return !text.empty() && static_cast<unsigned char>(text.front()) >= 0xE0 &&
         is_unspaced(next_code_point(text, at));
}

WordBreaker::WordBreaker(Unspaced unspaced) : unspaced_(unspaced) {}
WordBreaker::~WordBreaker() = default;
WordBreaker::WordBreaker(WordBreaker&&) noexcept = default;
WordBreaker& WordBreaker::operator=(WordBreaker&&) noexcept = default;

WordBreaker::Icu& WordBreaker::icu() {
  if (!icu_) icu_ = std::make_unique<Icu>();
  return *icu_;
}

void WordBreaker::find(std::string_view text, std::vector<WordSpan>& words) {
  words.clear();
  const ClassTables& classes = tables();
  std::size_t complex_begin = text.size();  // of the stretch of complex runs in hand, if any
  std::size_t complex_end = 0;
  const auto flush = [&] {
    if (complex_begin < complex_end) {
      if (unspaced_ == Unspaced::characters) {
        append_characters(icu(), text, complex_begin, complex_end, words);
      } else {
        icu().append(text.substr(complex_begin, complex_end - complex_begin), complex_begin, words);
      }
    }
    complex_begin = text.size();
    complex_end = 0;
  };
  std::size_t at = 0;
  while (at < text.size()) {
    if (is_space(text[at])) {
      ++at;
      continue;
    }
    if (at + block_bytes <= text.size()) {
      if (const std::size_t length = plain_word(text.data() + at); length > 0) {
        flush();
        words.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + length)});
        at += length + 1;
        continue;
      }
    }
    std::size_t end = at;
    while (end < text.size() && !is_space(text[end])) ++end;
    const std::size_t count = words.size();
    if (find_simple(classes, text, at, end, words)) {
      if (complex_begin < complex_end) {
        // The words of the stretch come before those of this run.
        std::vector<WordSpan> run(words.begin() + static_cast<std::ptrdiff_t>(count), words.end());
        words.resize(count);
        flush();
        words.insert(words.end(), run.begin(), run.end());
      }
    } else {
      if (complex_begin >= complex_end) complex_begin = at;
      complex_end = end;
    }
    at = end;
  }
  flush();
}

void WordBreaker::find_by_icu(std::string_view text, std::vector<WordSpan>& words) {
  words.clear();
  icu().append(text, 0, words);
}

}  // namespace backfile
