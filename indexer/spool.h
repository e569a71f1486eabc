// The spool: the articles of a run and their signatures on disk, in the order of arrival, with a key in
// memory for each.
#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <span>
#include <string>
#include <vector>

#include "common/article.h"
#include "common/signature.h"
#include "common/stored_article.h"

namespace backfile {

/// What sorting and merging need to know of a spooled article.
struct SpoolEntry {
  std::int64_t date;           ///< seconds, or `no_date`
  std::uint64_t id_hash;       ///< XXH3-64 of the id
  std::uint64_t content_hash;  ///< XXH3-64 of all else
  std::uint64_t offset;
  std::uint32_t bytes;
  std::uint32_t text_bytes;  ///< headline and text
  std::uint32_t ordinal;     ///< of its arrival: where its signature lies
  std::uint32_t place;       ///< in the order of the input, whatever the number of threads
  std::uint64_t cluster;     ///< see near_duplicates.h
};

/// Appends from many threads; reads, from any thread, what was appended. Throws Error where the disk does.
class Spool {
 public:
  explicit Spool(std::string path);
  ~Spool();
  Spool(const Spool&) = delete;
  Spool& operator=(const Spool&) = delete;

  /// `place`: the article's in the input. `codec` is the calling thread's; so is the one of `read`.
  void append(const Article& article, std::uint32_t place, ArticleCodec& codec);
  Article read(const SpoolEntry& entry, ArticleCodec& codec) const;
  /// What `read` does to every article from now on; called from the threads that read.
  void revise(std::function<void(Article&)> revision) { revision_ = std::move(revision); }

  /// Gives the articles' disk space back: none may be read any more. Keys and signatures stay.
  void drop_articles();

  /// The keys so far. Not while threads append.
  std::vector<SpoolEntry>& entries() { return entries_; }
  const std::vector<SpoolEntry>& entries() const { return entries_; }
  /// By ordinal, mapped from the disk. Not while threads append.
  std::span<const Signature> signatures() const;

 private:
  void write_at(int file, std::uint64_t offset, const void* data, std::size_t bytes) const;

  std::string path_;
  int file_ = -1;
  int signature_file_ = -1;
  mutable void* mapped_ = nullptr;
  mutable std::size_t mapped_bytes_ = 0;
  std::mutex mutex_;
  std::uint64_t end_ = 0;
  std::function<void(Article&)> revision_;
  std::uint32_t ordinals_ = 0;
  std::vector<SpoolEntry> entries_;
};

/// Hash of what the source published under an id: derived facets do not count.
std::uint64_t content_hash(const Article& article);

}  // namespace backfile
