#include "indexer/language_detection.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>
#include <unicode/uscript.h>

#include "common/language.h"
#include "common/utf8.h"

namespace backfile {
namespace {

bool same_script(const std::string& a, std::string_view b) {
  const auto script = [](const std::string& code) {
    UErrorCode status = U_ZERO_ERROR;
    UScriptCode found[4] = {};
    const std::int32_t count = uscript_getCode(code.c_str(), found, 4, &status);
    return U_SUCCESS(status) && count > 0 ? found[0] : USCRIPT_INVALID_CODE;
  };
  return script(a) == script(std::string(b));
}

}  // namespace

std::string detect_language(std::string_view text, std::string_view prior) {
  constexpr std::size_t enough = 1024;
  constexpr int short_text = 150;  // letters, in bytes
  const std::size_t length = code_point_border(text, enough);
  CLD2::Language top[3];
  int percent[3];
  double score[3];
  int text_bytes = 0;
  bool reliable = false;
  const std::string hint(prior);
  const CLD2::CLDHints hints{
      nullptr, nullptr, CLD2::UNKNOWN_ENCODING,
      prior.empty() ? CLD2::UNKNOWN_LANGUAGE : CLD2::GetLanguageFromName(hint.c_str())};
  int valid_prefix = 0;
  const CLD2::Language found =
      CLD2::ExtDetectLanguageSummaryCheckUTF8(text.data(), static_cast<int>(length), true, &hints, 0, top,
                                              percent, score, nullptr, &text_bytes, &reliable, &valid_prefix);
  const std::string code = found == CLD2::UNKNOWN_LANGUAGE ? "" : language_code(CLD2::LanguageCode(found));
  if (code.empty()) return std::string(prior);
  if (prior.empty() || code == prior) return code;
  // A headline or a line of figures is easily taken for a neighbouring language, hardly for another script.
  const bool says_little = !reliable || text_bytes < short_text;
  return says_little && same_script(code, prior) ? std::string(prior) : code;
}

}  // namespace backfile
