// Which charset bytes are in. uchardet and ICU suggest, others may be it too; what they decode to decides:
// how much it looks like text, and like a language (CLD2).
#include <uchardet/uchardet.h>
#include <unicode/ucsdet.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <memory>
#include <span>
#include <vector>

#include "common/ascii.h"
#include "common/utf8.h"
#include "indexer/charset/charset.h"
#include "indexer/charset/reading.h"

namespace backfile {
namespace {

constexpr std::size_t most_head = 1U << 16;

struct Utf8Signs {
  std::size_t good = 0;  // characters of several bytes
  std::size_t bad = 0;
};

// Whether the end of the head may be a character of UTF-8 that was cut there.
bool is_cut_character(std::string_view end, bool has_others) {
  const auto lead = static_cast<unsigned char>(end[0]);
  const std::size_t length = lead < 0xC2 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 1;
  if (end.size() >= length) return false;
  if (!std::ranges::all_of(end.substr(1), [](char c) { return (static_cast<unsigned char>(c) >> 6U) == 2; }))
    return false;
  // Scripts with three bytes a character have more of them; "caf\xE9" is a whole word in one byte a letter.
  return has_others || end.size() > 1 || length == 2;
}

Utf8Signs utf8_signs(std::string_view head) {
  Utf8Signs signs;
  for (std::size_t at = 0; at < head.size();) {
    if (static_cast<unsigned char>(head[at]) < 0x80) {
      ++at;
      continue;
    }
    const std::size_t from = at;
    if (next_code_point(head, at) >= 0) {
      ++signs.good;
    } else if (is_cut_character(head.substr(from), signs.good > 0)) {
      break;
    } else {
      ++signs.bad;
      at = from + 1;
    }
  }
  return signs;
}

std::string charset_of_mark(std::string_view head) {
  using std::string_view_literals::operator""sv;
  if (head.starts_with(utf8_mark)) return "UTF-8";
  if (head.starts_with("\xFF\xFE\0\0"sv)) return "UTF-32LE";
  if (head.starts_with("\0\0\xFE\xFF"sv)) return "UTF-32BE";
  if (head.starts_with("\xFF\xFE"sv)) return "UTF-16LE";
  if (head.starts_with("\xFE\xFF"sv)) return "UTF-16BE";
  return "";
}

// UTF-16 and UTF-32 without a mark: spaces and digits put zero bytes always at the same place of a unit.
std::string charset_of_zeros(std::string_view head) {
  head = head.substr(0, head.size() / 4 * 4);
  std::array<std::size_t, 4> zeros{};
  for (std::size_t at = 0; at < head.size(); ++at) zeros[at % 4] += head[at] == '\0' ? 1U : 0U;
  const std::size_t units = head.size() / 4;
  const std::size_t most = *std::ranges::max_element(zeros);
  if (units == 0 || most * 20 < units) return "";
  const auto full = [&](std::size_t place) { return zeros[place] * 10 >= units * 9; };
  const auto none = [&](std::size_t place) { return zeros[place] * 50 <= most; };
  if (full(3) && full(2) && none(0)) return "UTF-32LE";
  if (full(0) && full(1) && none(3)) return "UTF-32BE";
  if (none(0) && none(2)) return "UTF-16LE";
  if (none(1) && none(3)) return "UTF-16BE";
  return "";
}

// Charsets of seven bits announce their character sets by escape sequences.
std::string charset_of_escapes(std::string_view head) {
  for (std::size_t at = head.find('\x1b'); at != std::string_view::npos; at = head.find('\x1b', at + 1)) {
    const std::string_view sequence = head.substr(at + 1, 3);
    if (sequence.starts_with("$)C")) return "ISO-2022-KR";
    if (sequence.starts_with("$)A") || sequence.starts_with("$)G")) return "ISO-2022-CN";
    if (sequence.starts_with("$B") || sequence.starts_with("$@") || sequence.starts_with("(J"))
      return "ISO-2022-JP";
  }
  const std::size_t hz = head.find("~{");
  if (hz != std::string_view::npos && head.find("~}", hz) != std::string_view::npos) {
    const std::string_view chinese = head.substr(hz + 2, head.find("~}", hz) - hz - 2);
    const bool pairs = !chinese.empty() && chinese.size() % 2 == 0 &&
                       std::ranges::all_of(chinese, [](char c) { return c > 0x20 && c < 0x7F; });
    if (pairs) return charset_of_label("HZ-GB-2312");
  }
  return "";
}

constexpr std::size_t few_bytes = 8;

struct UchardetCloser {
  void operator()(uchardet_t detector) const { uchardet_delete(detector); }
};

std::string uchardet_suggests(std::string_view head) {
  const std::unique_ptr<std::remove_pointer_t<uchardet_t>, UchardetCloser> detector(uchardet_new());
  uchardet_handle_data(detector.get(), head.data(), head.size());
  uchardet_data_end(detector.get());
  const std::string_view name = uchardet_get_charset(detector.get());
  return name == "ASCII" ? "" : charset_of_label(name);
}

std::vector<std::string> icu_suggests(std::string_view head) {
  std::vector<std::string> charsets;
  UErrorCode status = U_ZERO_ERROR;
  UCharsetDetector* detector = ucsdet_open(&status);
  ucsdet_setText(detector, head.data(), static_cast<std::int32_t>(head.size()), &status);
  ucsdet_enableInputFilter(detector, 1);
  std::int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector, &count, &status);
  for (std::int32_t i = 0; U_SUCCESS(status) && i < std::min(count, 3); ++i) {
    const char* name = ucsdet_getName(matches[i], &status);
    std::string charset = U_SUCCESS(status) ? charset_of_label(name) : "";
    if (!charset.empty() && !charset.starts_with("UTF")) charsets.push_back(std::move(charset));
  }
  ucsdet_close(detector);
  return charsets;
}

std::size_t high_bytes(std::string_view head) {
  return static_cast<std::size_t>(
      std::ranges::count_if(head, [](char c) { return static_cast<unsigned char>(c) >= 0x80; }));
}

// What surrounds bytes beyond ASCII: of a page in markup the tenth part, and all that tells charsets apart.
std::string telling_parts(std::string_view head) {
  constexpr std::size_t around = 12;
  constexpr std::size_t enough = 2500;
  // A short text needs all its words to be like a language.
  if (head.size() <= enough && head.find('<') == std::string_view::npos) return std::string(head);
  std::string parts;
  std::size_t end = 0;  // of what was looked at
  for (std::size_t at = 0; at < head.size() && parts.size() < enough; ++at) {
    if (static_cast<unsigned char>(head[at]) < 0x80) continue;
    const std::size_t begin = std::max(end, at - std::min(at, around));
    if (begin > end) parts += ' ';
    const std::size_t next = std::min(at + around + 1, head.size());
    if (next > begin) parts += head.substr(begin, next - begin);
    end = std::max(end, next);
  }
  return parts;
}

// Charsets of one byte a character, which a few bytes do not tell apart for uchardet and ICU. Those of DOS
// come last: they make letters of what others have as signs.
constexpr auto of_one_byte = std::to_array<std::string_view>(
    {"windows-1252", "windows-1250", "windows-1254", "windows-1257", "windows-1251", "windows-1253",
     "windows-1255", "iso-8859-2", "iso-8859-16", "koi8-r", "koi8-u", "macintosh", "x-mac-centraleurroman"});
constexpr auto of_dos = std::to_array<std::string_view>(
    {"ibm850", "ibm852", "ibm857", "ibm737", "ibm862", "ibm865", "ibm866", "ibm437", "ibm860"});

std::vector<std::string> canonical(std::span<const std::string_view> labels) {
  std::vector<std::string> charsets;
  for (const std::string_view label : labels) charsets.push_back(charset_of_label(label));
  return charsets;
}

bool is_multibyte(std::string_view charset) {
  constexpr auto beginnings = std::to_array<std::string_view>(
      {"euc", "EUC", "ISO-2022", "GB18030", "Big5", "windows-31j", "windows-949", "JOHAB"});
  return std::ranges::any_of(beginnings, [&](std::string_view begin) { return charset.starts_with(begin); });
}

struct Candidate {
  std::string charset;
  std::string decoded;
  double score = 0;
};

// Readings in Latin letters are compared by their languages, and so are those in Cyrillic. Letters of other
// scripts, which few languages have, say by themselves that they are right, if they make words.
void judge_by_language(std::vector<Candidate>& candidates) {
  constexpr double least = 500;  // of real text in a language
  constexpr double letters_weight = 0.4;
  std::array<std::vector<std::pair<Candidate*, Likeness>>, 2> alike;
  for (Candidate& candidate : candidates) {
    const UScriptCode script = script_of(candidate.decoded);
    if (script == USCRIPT_LATIN || script == USCRIPT_CYRILLIC) {
      alike[script == USCRIPT_LATIN ? 0 : 1].emplace_back(&candidate, likeness(candidate.decoded));
    } else if (candidate.score > 0.5) {
      candidate.score += 1;
    }
  }
  for (const auto& readings : alike) {
    double most = least;
    for (const auto& reading : readings) most = std::max(most, reading.second.score);
    for (const auto& [candidate, like] : readings)
      candidate->score += like.score / most + letters_weight * like.letters;
  }
}

std::string detected(std::string_view head) {
  std::vector<Candidate> candidates;
  const std::string parts = telling_parts(head);
  const auto add = [&](const std::string& charset, double bonus) {
    const bool known =
        std::ranges::any_of(candidates, [&](const Candidate& c) { return c.charset == charset; });
    if (charset.empty() || known) return;
    std::string decoded = decode_text(parts, charset);
    const double score = plausibility(decoded) + bonus;
    candidates.push_back({charset, std::move(decoded), score});
  };
  const std::string first = uchardet_suggests(head);
  // Too little for statistics: Western text is the likeliest then.
  const bool few = high_bytes(head) < few_bytes;
  add(first, few ? 0 : 0.4);
  add("windows-1252", few ? 0.15 : 0);
  for (const std::string& charset : icu_suggests(head)) add(charset, first.empty() ? 0.1 : 0);
  if (first.empty()) add("JOHAB", 0.3);
  if (!is_multibyte(first)) {
    static const std::vector<std::string> one_byte = canonical(of_one_byte);
    static const std::vector<std::string> dos = canonical(of_dos);
    for (const std::string& charset : one_byte) add(charset, -0.1);
    for (const std::string& charset : dos) add(charset, -0.25);
    judge_by_language(candidates);
  }
  return std::ranges::max_element(candidates, {}, &Candidate::score)->charset;
}

}  // namespace

std::string_view declared_charset(std::string_view head) {
  head = head.substr(0, 4096);
  const auto find = [&](std::string_view key, std::size_t from) {
    const auto found =
        std::search(head.begin() + static_cast<std::ptrdiff_t>(std::min(from, head.size())), head.end(),
                    key.begin(), key.end(), [&](char a, char b) { return ascii_lower(a) == b; });
    return found == head.end() ? std::string_view::npos : static_cast<std::size_t>(found - head.begin());
  };
  const auto value = [&](std::size_t from, std::string_view key) {
    std::size_t at = find(key, from);
    if (at == std::string_view::npos) return std::string_view{};
    at = head.find_first_not_of(" \t\r\n", at + key.size());
    if (at == std::string_view::npos || head[at] != '=') return std::string_view{};
    at = head.find_first_not_of(" \t\r\n\"'", at + 1);
    if (at == std::string_view::npos) return std::string_view{};
    return head.substr(at, head.find_first_of(" \t\r\n\"';>/?", at) - at);
  };
  const std::size_t first = first_sign(head);
  if (first != std::string_view::npos && head.substr(first).starts_with("<?xml")) {
    const std::string_view instruction = head.substr(0, head.find("?>"));
    const std::string_view named = value(first, "encoding");
    if (!named.empty() && named.data() < instruction.data() + instruction.size()) return named;
  }
  const std::size_t meta = find("<meta", 0);
  return meta == std::string_view::npos ? std::string_view{} : value(meta, "charset");
}

std::string detect_charset(std::string_view head, std::string_view declared) {
  head = head.substr(0, most_head);
  if (std::string charset = charset_of_mark(head); !charset.empty()) return charset;
  if (head.find('\0') != std::string_view::npos) {
    if (std::string charset = charset_of_zeros(head); !charset.empty()) return charset;
  }
  const Utf8Signs signs = utf8_signs(head);
  if (signs.good == 0 && signs.bad == 0) {
    const std::string charset = charset_of_escapes(head);
    return charset.empty() ? "UTF-8" : charset;
  }
  if (signs.bad * 10 <= signs.good) return "UTF-8";
  const std::string said = charset_of_label(declared);
  const bool possible = !said.empty() && !said.starts_with("UTF");
  std::string best = detected(head);
  if (!possible || said == best) return best;
  const double declared_score = plausibility(decode_text(head, said));
  // A handful of bytes says less than the declaration.
  const double lead = high_bytes(head) < few_bytes ? 1 : 0.5;
  return declared_score > 0 && declared_score >= plausibility(decode_text(head, best)) - lead ? said : best;
}

}  // namespace backfile
