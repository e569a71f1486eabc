// Self-training: what an archive says about its own names makes a model for it.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/analyzer.h"
#include "common/article.h"
#include "indexer/annotators/person/corpus.h"
#include "indexer/annotators/person/decoder.h"
#include "indexer/annotators/person/model.h"
#include "indexer/annotators/person/trainer.h"

namespace backfile {

/// Collects articles, labels them with a model, settles each name's kind by the archive's majority, and
/// trains anew on that and on the project's own sentences. `annotate --adapt` in one round:
///
///   PersonAdaptation adaptation(base);
///   for (each article) adaptation.add(article);
///   PersonModel adapted = adaptation.train(training);
///
/// The same articles, in any order, give the same sample, and with the same settings the same model.
class PersonAdaptation {
 public:
  /// Keeps at most about `most_bytes` of text, a sample of the articles by their ids. `base` has to outlive
  /// the object.
  explicit PersonAdaptation(const PersonModel& base, std::size_t most_bytes = 12'000'000);

  /// Articles in other languages than English are passed over; those of unknown language are taken.
  void add(const Article& article);

  /// Throws Error where no article was added in which a person is found.
  PersonModel train(PersonTraining training) const;

  /// What it would train on; for inspection and tests.
  std::vector<MarkedText> labelled() const;

 private:
  void thin_out();

  const PersonModel& base_;
  std::size_t most_bytes_;
  std::size_t bytes_ = 0;
  std::uint64_t threshold_;  // articles whose hash is above are left out
  std::map<std::pair<std::uint64_t, std::string>, std::string> texts_;  // by hash and id
};

/// The names that labels make up, of every kind, as marks in the text.
std::vector<MarkedName> names_of(const PersonText& text, const std::vector<NameLabel>& labels);

/// Gives names that the texts hold often the kind that they mostly have there ("Freddie Mac" is no person),
/// unless the text itself names a person so in full.
void settle_kinds(std::vector<MarkedText>& texts);

}  // namespace backfile
