// Finds the names of persons in an article.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/annotators/annotator.h"
#include "indexer/annotators/person/mentions.h"
#include "indexer/annotators/person/model.h"
#include "indexer/annotators/person/text.h"

namespace backfile {

/// Thread-safe. Costs about a tenth of a microsecond a word.
class PersonTagger {
 public:
  explicit PersonTagger(PersonModel model);
  ~PersonTagger();
  PersonTagger(const PersonTagger&) = delete;
  PersonTagger& operator=(const PersonTagger&) = delete;

  /// The mentions in the order of the text, title first. `title` and `body` are what the tokens were made of.
  std::vector<PersonMention> tag(std::string_view title, std::string_view body,
                                 const AnalyzedArticle& tokens) const;

  /// With the model in a file. Throws Error where there is none.
  static std::unique_ptr<PersonTagger> load(const std::string& path);

  /// The shipped model's tagger, made at the first call.
  static const PersonTagger& shipped();

 private:
  class Scratch;
  std::unique_ptr<Scratch> take_scratch() const;

  PersonModel model_;
  mutable std::mutex mutex_;
  mutable std::vector<std::unique_ptr<Scratch>> idle_;
};

}  // namespace backfile
