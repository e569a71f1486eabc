// Training texts as the model sees them: candidates with their features and right labels.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "indexer/annotators/person/corpus.h"
#include "indexer/annotators/person/decoder.h"
#include "indexer/annotators/person/model.h"
#include "indexer/annotators/person/text.h"
#include "indexer/annotators/person/trainer.h"

namespace backfile {

/// A marked text cut into tokens, with the label of every candidate.
struct PreparedText {
  PersonText text;
  std::vector<NameLabel> gold;
};

/// Prepares marked texts; one after the other, so that words are numbered once.
class TextPreparer {
 public:
  explicit TextPreparer(bool other_languages = false) : builder_(other_languages) {}
  PreparedText prepare(const MarkedText& marked);
  PersonTextBuilder& builder() { return builder_; }

 private:
  Analyzer analyzer_{Unspaced::words};
  PersonTextBuilder builder_;
  std::vector<Token> tokens_;
};

class PersonExamples {
 public:
  struct Sentence {
    std::uint32_t text;   ///< number of its text
    std::uint32_t begin;  ///< candidates
    std::uint32_t end;
  };

  PersonExamples(std::span<const MarkedText> texts, const PersonTraining& training);

  bool has_persons() const;
  /// Labels the texts that `use` picks with the model's first stage and keeps the labels for `add_votes`.
  template <typename Use>
  void predict_first(const PersonModel& model, Use use) {
    PersonDecoder decoder(model);
    for (std::uint32_t i = 0; i < texts_.size(); ++i) {
      if (use(i)) first_[i] = decoder.decode_first(texts_[i].text, preparer_.builder().words());
    }
  }
  /// Adds the second stage's features.
  void add_votes(const PersonModel& model);

  std::vector<Sentence> sentences;
  std::vector<NameLabel> gold;              ///< of every candidate
  std::vector<Link> links;                  ///< to the candidate before
  std::vector<std::uint32_t> features;      ///< buckets, all candidates one behind the other
  std::vector<std::uint32_t> features_end;  ///< where a candidate's features end

  std::span<const std::uint32_t> features_of(std::size_t candidate) const {
    const std::uint32_t begin = candidate == 0 ? 0 : features_end[candidate - 1];
    return std::span(features).subspan(begin, features_end[candidate] - begin);
  }

 private:
  void append_features(const PreparedText& text, const PersonModel& model);

  TextPreparer preparer_;
  std::vector<PreparedText> texts_;
  std::vector<std::vector<NameLabel>> first_;
};

}  // namespace backfile
