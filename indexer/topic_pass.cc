#include "indexer/topic_pass.h"

#include <algorithm>
#include <filesystem>

namespace backfile {
namespace {

// A run with so many times the articles that the archive has learnt from teaches it anew.
constexpr std::uint64_t larger_run = 2;

// What a thread needs to look at articles again.
struct Reading {
  Analyzer analyzer{Unspaced::words};
  AnalyzedArticle tokens;
  std::vector<TakenSpan> taken;

  void read(const Article& article) {
    analyzer.forget_if_large();
    analyzer.analyze(article.title, article.language, tokens.title);
    analyzer.analyze(article.text, article.language, tokens.body);
    taken.clear();
    for (const Label& person : article.person) {
      for (const Evidence& place : person.evidence) taken.push_back({place.begin, place.end, place.in_title});
    }
  }
};

}  // namespace

TopicPass::TopicPass(const std::string& archive) : archive_(archive), annotator_(archive) {}

void TopicPass::learn(const Spool& spool, const std::string& folder, bool anew, const std::atomic<bool>& stop) {
  if (annotator_.has_model()) return;
  const LearntTopics* known = annotator_.learnt();
  if (!anew && known != nullptr && spool.entries().size() < larger_run * known->articles()) return;
  std::vector<SpoolEntry> sample = spool.entries();
  std::ranges::sort(sample, {}, &SpoolEntry::id_hash);
  if (sample.size() > most_articles) sample.resize(most_articles);
  TopicLearning learning(annotator_.rules().topics());
  Reading reading;
  ArticleCodec codec;
  TopicEvidence evidence;
  for (const SpoolEntry& entry : sample) {
    if (stop) return;
    const Article article = spool.read(entry, codec);
    reading.read(article);
    if (annotator_.weigh(article, reading.tokens, reading.taken, evidence))
      learning.add(article.language, reading.tokens, evidence);
  }
  const TopicModelParts learnt = learning.learn();
  if (learnt.names.empty()) return annotator_.learn(nullptr);
  fresh_ = folder + "/topics.learnt";
  learnt.write(fresh_);
  annotator_.learn(std::make_unique<LearntTopics>(fresh_, annotator_.rules().topics()));
}

void TopicPass::apply(Article& article) const {
  if (!article.topic.empty()) return;
  thread_local Reading reading;
  reading.read(article);
  annotator_.annotate(article, reading.tokens, reading.taken);
}

void TopicPass::keep() {
  if (fresh_.empty()) return;
  std::filesystem::rename(fresh_, archive_ + "/topics.learnt");
}

}  // namespace backfile
