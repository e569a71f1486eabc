// A read-only file of named, checksummed sections, mapped into memory: the container of a shard's columns.
//
// Little-endian. Header: magic, version, number of sections, file size; then one row a section (name, offset,
// bytes, XXH3-64 of the content) and the XXH3-64 of all that comes before. Sections begin at multiples of 64.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/mapped_file.h"

namespace backfile {

/// Writes a section file front to back. The file is complete only after `finish`; until then readers refuse
/// it. Throws Error where the disk does.
class SectionWriter {
 public:
  explicit SectionWriter(std::string path);
  ~SectionWriter();
  SectionWriter(const SectionWriter&) = delete;
  SectionWriter& operator=(const SectionWriter&) = delete;

  /// Opens the next section; names have up to 15 bytes.
  void begin(std::string_view name);
  void append(const void* data, std::size_t bytes);
  template <typename T>
  void append(std::span<const T> values) {
    append(values.data(), values.size_bytes());
  }
  template <typename T>
  void section(std::string_view name, std::span<const T> values) {
    begin(name);
    append(values);
  }
  /// Writes the table, flushes to the disk (fsync) and closes.
  void finish();

 private:
  class State;
  std::unique_ptr<State> state_;
};

/// A section file mapped read-only. Throws Error on opening where the file is missing, cut, of another
/// version or has a damaged table. The content of sections is only checked by `verify`. Thread-safe once
/// open.
class SectionFile {
 public:
  explicit SectionFile(const std::string& path);

  /// The values of a section; empty where there is none. A size that is no multiple of T is an Error.
  template <typename T>
  std::span<const T> values(std::string_view name) const {
    const std::span<const std::byte> bytes = find(name, sizeof(T));
    return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
  }

  /// Names of the sections whose content does not have the checksum written with it, or cannot be read.
  std::vector<std::string> verify() const;
  /// A hash of the table, and so of all content.
  std::uint64_t hash() const { return hash_; }
  std::size_t size() const { return file_.bytes().size(); }

 private:
  struct Section {
    std::string name;
    std::uint64_t offset;
    std::uint64_t bytes;
    std::uint64_t hash;
  };
  std::span<const std::byte> find(std::string_view name, std::size_t unit) const;

  MappedFile file_;
  std::uint64_t hash_ = 0;
  std::vector<Section> sections_;
};

}  // namespace backfile
