#include "common/sentences.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "common/ascii.h"
#include "common/utf8.h"

namespace backfile {
namespace {

// Titles, ranks and other abbreviations after which a sentence goes on, folded, sorted.
constexpr auto abbreviations = std::to_array<std::string_view>({
    "adm", "al",   "apr",  "art", "aug",  "ave", "bhd",    "blvd", "brig", "bros", "ca",   "capt", "cf",
    "cie", "cmdr", "co",   "col", "corp", "cpl", "dec",    "dept", "dr",   "ed",   "eds",  "eg",   "est",
    "etc", "feb",  "fig",  "fr",  "ft",   "gen", "gov",    "hon",  "ie",   "inc",  "insp", "jan",  "jr",
    "jul", "jun",  "lt",   "ltd", "maj",  "mar", "messrs", "mfg",  "mme",  "mr",   "mrs",  "ms",   "mt",
    "no",  "nos",  "nov",  "nr",  "oct",  "op",  "ph",     "pp",   "pres", "prof", "pvt",  "rep",  "reps",
    "rev", "sen",  "sens", "sep", "sept", "sgt", "sr",     "st",   "ste",  "supt", "univ", "vol",  "vs",
});
static_assert(std::ranges::is_sorted(abbreviations));

// Words that open sentences far more often than they follow an acronym inside one.
constexpr auto openers = std::to_array<std::string_view>({
    "a",    "after",   "all", "an",    "and", "as",   "at",    "but",  "by",    "for",   "he",
    "his",  "however", "if",  "in",    "it",  "its",  "last",  "many", "more",  "most",  "mr",
    "on",   "one",     "she", "since", "so",  "some", "that",  "the",  "there", "these", "they",
    "this", "those",   "to",  "two",   "we",  "when", "while", "with",
});
static_assert(std::ranges::is_sorted(openers));

bool is_abbreviation(const Word& word) {
  return std::ranges::binary_search(abbreviations, word.form);
}

bool is_acronym_with_points(const Word& word) {
  return word.surface.find('.') != std::string_view::npos && word.form.find('.') == std::string_view::npos;
}

bool is_one_letter(std::string_view form) {
  std::size_t at = 0;
  return !form.empty() && u_isalpha(next_code_point(form, at)) && at == form.size();
}

enum class Mark : std::uint8_t { none, full_stop, strong };

struct Gap {
  Mark mark = Mark::none;
  bool spaced = false;  // white space after the mark
  bool wide = false;    // the mark is of a script that sets no space after it
};

// Reads the characters between two words.
Gap read_gap(std::string_view gap) {
  Gap seen;
  for (std::size_t at = 0; at < gap.size();) {
    switch (next_code_point(gap, at)) {
      case '.':
        if (seen.mark == Mark::none && !seen.spaced) seen.mark = Mark::full_stop;
        break;
      case '!':
      case '?':
      case 0x2026:
      case 0x061F:
      case 0x06D4:
      case 0x0964:
      case 0x0965:
      case 0x104B:
      case 0x17D4:
        seen.mark = Mark::strong;
        break;
      case 0x3002:
      case 0xFF01:
      case 0xFF0E:
      case 0xFF1F:
      case 0xFF61:
        seen.mark = Mark::strong;
        seen.wide = true;
        break;
      case ' ':
      case '\n':
      case '\t':
      case '\r':
      case 0x00A0:
      case 0x3000:
        if (seen.mark != Mark::none) seen.spaced = true;
        break;
      default:
        break;
    }
  }
  return seen;
}

bool has_empty_line(std::string_view gap) {
  bool line_is_empty = false;  // since the last newline, if there was one
  for (const char c : gap) {
    if (c == '\n') {
      if (line_is_empty) return true;
      line_is_empty = true;
    } else if (c != ' ' && c != '\t' && c != '\r') {
      line_is_empty = false;
    }
  }
  return false;
}

// The word at `begin`, as far as its ASCII letters go, in lower case.
std::string_view next_word(std::string_view text, std::uint32_t begin, std::array<char, 8>& buffer) {
  std::size_t length = 0;
  for (std::size_t i = begin; i < text.size() && length < buffer.size(); ++i) {
    const char c = text[i];
    if (is_ascii_letter(c)) {
      buffer[length++] = ascii_lower(c);
    } else {
      break;
    }
  }
  return {buffer.data(), length};
}

}  // namespace

Break break_between(std::string_view text, const Token& previous, std::uint32_t begin) {
  const std::string_view gap = text.substr(previous.end, begin - previous.end);
  if (gap == " ") return Break::none;
  if (has_empty_line(gap)) return Break::paragraph;
  const Gap seen = read_gap(gap);
  if (seen.mark == Mark::none) return Break::none;
  if (seen.wide) return Break::sentence;
  if (!seen.spaced) return Break::none;
  std::size_t at = begin;
  if (u_islower(next_code_point(text, at))) return Break::none;
  if (seen.mark == Mark::strong) return Break::sentence;
  const Word& word = *previous.word;
  if (is_abbreviation(word)) return Break::none;
  if (is_one_letter(word.form) || is_acronym_with_points(word)) {
    std::array<char, 8> buffer;
    return std::ranges::binary_search(openers, next_word(text, begin, buffer)) ? Break::sentence
                                                                               : Break::none;
  }
  return Break::sentence;
}

}  // namespace backfile
