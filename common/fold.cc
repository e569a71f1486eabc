#include "common/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>

#include "common/ascii.h"
#include "common/error.h"
#include "common/han_variants.h"

namespace backfile {
namespace {

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Removes what typesetting puts inside a folded word: the points of initials ("u.s", "p.l.o") and the commas
// between digits.
void drop_inner_points(std::string& word, std::size_t from) {
  std::size_t letters = 0;
  bool initials = true;  // one letter, a point, one letter ...
  for (std::size_t i = from; i < word.size() && initials; ++i) {
    if ((i - from) % 2 == 0) {
      initials = is_ascii_letter(word[i]);
      ++letters;
    } else {
      initials = word[i] == '.';
    }
  }
  const bool drop_points = initials && letters > 1;
  std::size_t kept = from;
  for (std::size_t i = from; i < word.size(); ++i) {
    const bool inner = i > from && i + 1 < word.size();
    const bool comma = word[i] == ',' && inner && is_ascii_digit(word[i - 1]) && is_ascii_digit(word[i + 1]);
    if (comma || (drop_points && word[i] == '.')) continue;
    word[kept++] = word[i];
  }
  word.resize(kept);
}

// Letters that no decomposition brings to the ones that readers type for them.
UChar32 plain_letter(UChar32 c) {
  switch (c) {
    case 0x0131:
      return 'i';  // dotless i
    case 0x0142:
      return 'l';  // l with stroke
    case 0x00F8:
      return 'o';  // o with stroke
    case 0x0111:
      return 'd';  // d with stroke
    case 0x0127:
      return 'h';  // h with stroke
    case 0x2019:
    case 0x2018:
    case 0x02BC:
    case 0xFF07:
      return '\'';
    case 0x2010:
    case 0x2011:
      return '-';
    case 0x0649:
    case 0x06CC:
      return 0x064A;  // alef maksura, Farsi yeh -> yeh
    case 0x06A9:
      return 0x0643;  // keheh -> kaf
    case 0x0629:
      return 0x0647;  // teh marbuta -> heh
    case 0x06C1:
      return 0x0647;  // heh goal -> heh
    default:
      return c;
  }
}

const char* letter_pair(UChar32 c) {
  switch (c) {
    case 0x00E6:
      return "ae";
    case 0x0153:
      return "oe";
    case 0x00F0:
      return "d";
    case 0x00FE:
      return "th";
    default:
      return nullptr;
  }
}

// Marks that are put over letters without making another letter of them.
bool is_dropped_mark(UChar32 c, UChar32 base) {
  if ((c >= 0x0610 && c <= 0x061A) || (c >= 0x064B && c <= 0x065F) || c == 0x0670 || c == 0x0640) return true;
  if (c >= 0x0591 && c <= 0x05C7) return true;
  if (u_charType(c) != U_NON_SPACING_MARK) return false;
  if (base == 0x0435) return c == 0x0308;  // Cyrillic e with diaeresis
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(base, &status);
  if (script == USCRIPT_CYRILLIC) return c == 0x0301 || c == 0x0300;  // stress marks only
  return script == USCRIPT_LATIN || script == USCRIPT_GREEK;
}

const icu::Normalizer2& normalizer(const icu::Normalizer2* instance, UErrorCode status) {
  if (U_FAILURE(status)) throw Error(std::string("ICU cannot normalise: ") + u_errorName(status));
  return *instance;
}

const icu::Normalizer2& casefolding() {
  UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2& instance =
      normalizer(icu::Normalizer2::getNFKCCasefoldInstance(status), status);
  return instance;
}
const icu::Normalizer2& decomposing() {
  UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2& instance = normalizer(icu::Normalizer2::getNFDInstance(status), status);
  return instance;
}
const icu::Normalizer2& composing() {
  UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2& instance = normalizer(icu::Normalizer2::getNFCInstance(status), status);
  return instance;
}

void fold_unicode(std::string_view word, std::string& out) {
  UErrorCode status = U_ZERO_ERROR;
  const auto text = icu::UnicodeString::fromUTF8({word.data(), static_cast<std::int32_t>(word.size())});
  // Turkish capital I with dot folds to "i" and a dot above, which the mark filter drops.
  const icu::UnicodeString apart = decomposing().normalize(casefolding().normalize(text, status), status);
  icu::UnicodeString plain;
  UChar32 base = 0;
  for (std::int32_t i = 0; i < apart.length(); i = apart.moveIndex32(i, 1)) {
    const auto c =
        static_cast<UChar32>(one_of_variants(static_cast<char32_t>(plain_letter(apart.char32At(i)))));
    if (is_dropped_mark(c, base)) continue;
    if (u_charType(c) != U_NON_SPACING_MARK) base = c;
    if (const char* pair = letter_pair(c); pair != nullptr) {
      plain.append(icu::UnicodeString(pair));
    } else {
      plain.append(c);
    }
  }
  composing().normalize(plain, status).toUTF8String(out);
}

}  // namespace

void fold_word(std::string_view word, std::string& out) {
  const std::size_t from = out.size();
  if (is_ascii(word)) {
    for (const char c : word) out.push_back(ascii_lower(c));
  } else {
    fold_unicode(word, out);
  }
  if (word.find_first_of(".,") != std::string_view::npos) drop_inner_points(out, from);
}

bool is_word(std::string_view folded) {
  return folded.find_first_not_of("@_'") != std::string_view::npos;
}

std::string normalise_surface(std::string_view word) {
  if (is_ascii(word)) return std::string(word);
  UErrorCode status = U_ZERO_ERROR;
  auto text = icu::UnicodeString::fromUTF8({word.data(), static_cast<std::int32_t>(word.size())});
  text.findAndReplace(icu::UnicodeString(static_cast<UChar32>(0x00AD)), icu::UnicodeString());
  std::string out;
  composing().normalize(text, status).toUTF8String(out);
  return out;
}

std::string with_plain_apostrophes(std::string_view text) {
  constexpr std::string_view curly = "\xE2\x80\x99";
  std::string plain(text);
  for (std::size_t at = plain.find(curly); at != std::string::npos; at = plain.find(curly, at + 1))
    plain.replace(at, curly.size(), "'");
  return plain;
}

}  // namespace backfile
