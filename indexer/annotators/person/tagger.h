// Finds the names of persons in an article.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/annotators/annotator.h"
#include "indexer/annotators/person/decoder.h"
#include "indexer/annotators/person/mentions.h"
#include "indexer/annotators/person/model.h"
#include "indexer/annotators/person/text.h"

namespace backfile {

/// Thread-safe. Costs about a tenth of a microsecond a word.
class PersonTagger {
 public:
  /// `other_languages`: the model was trained on other languages than English.
  explicit PersonTagger(const PersonModel& model, bool other_languages = false);
  ~PersonTagger();
  PersonTagger(const PersonTagger&) = delete;
  PersonTagger& operator=(const PersonTagger&) = delete;

  /// The mentions in the order of the text, title first. `title` and `body` are what the tokens were made of.
  /// With `others`, also the names that are no people.
  std::vector<PersonMention> tag(std::string_view title, std::string_view body, const AnalyzedArticle& tokens,
                                 std::vector<PersonMention>* others = nullptr) const;

  /// With the model in a file. Throws Error where there is none.
  static std::unique_ptr<PersonTagger> load(const std::string& path, bool other_languages = false);

  /// The tagger with the shipped model for English, made at the first call.
  static const PersonTagger& shipped();
  /// The tagger with the shipped model for a few other languages (see tagged_with_others), made at the first
  /// call.
  static const PersonTagger& shipped_for_others();

 private:
  class Scratch;
  std::unique_ptr<Scratch> take_scratch() const;

  PersonDecoder decoder_;  ///< what scratches begin with
  bool other_languages_;
  mutable std::mutex mutex_;
  mutable std::vector<std::unique_ptr<Scratch>> idle_;
};

}  // namespace backfile
