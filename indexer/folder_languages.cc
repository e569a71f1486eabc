#include "indexer/folder_languages.h"

#include <algorithm>

#include "common/language.h"
#include "indexer/language_detection.h"

namespace backfile {
namespace {

constexpr std::size_t least_learnt = 3;      // articles before a folder has a prior
constexpr std::size_t most_learnt = 20;      // then it is known
constexpr std::size_t most_detected = 5000;  // over all folders: detection costs the reading thread time
constexpr std::size_t long_text = 400;       // bytes that tell a language surely

// A prior needs so many times the articles of all other languages together.
constexpr std::size_t clear_majority = 4;

std::string_view folder_of(std::string_view input) {
  const auto slash = input.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : input.substr(0, slash);
}

}  // namespace

std::string FolderLanguages::known_language(const Article& article) {
  if (!article.language.empty()) return language_code(article.language);
  if (article.text.size() < long_text || detected_ == most_detected) return "";
  ++detected_;
  return detect_language(article.text, "");
}

std::string FolderLanguages::prior_of_next(std::string_view input, const Article& article) {
  auto found = folders_.find(folder_of(input));
  if (found == folders_.end()) found = folders_.emplace(folder_of(input), Folder()).first;
  Folder& folder = found->second;
  if (folder.learnt < most_learnt) {
    if (const std::string language = known_language(article); !language.empty()) {
      ++folder.learnt;
      ++folder.articles[language];
    }
  }
  if (folder.learnt < least_learnt) return "";
  const auto most =
      std::ranges::max_element(folder.articles, {}, [](const auto& each) { return each.second; });
  return most->second >= clear_majority * (folder.learnt - most->second) ? most->first : "";
}

}  // namespace backfile
