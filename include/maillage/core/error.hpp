#pragma once
// What can go wrong, as a family of exceptions. Every message says what was wrong, where, and what would be
// right.

#include <cstddef>
#include <stdexcept>
#include <string>

#include "maillage/export.hpp"

namespace maillage {

/// Base of everything that maillage throws.
class MAILLAGE_EXPORT Error : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
    ~Error() override;
};

/// A value is not what the function accepts (also a ValueError in Python).
class MAILLAGE_EXPORT InvalidInput : public Error {
  public:
    using Error::Error;
    ~InvalidInput() override;
};

/// A named thing does not exist (also a KeyError in Python).
class MAILLAGE_EXPORT NotFound : public Error {
  public:
    using Error::Error;
    ~NotFound() override;
};

/// The constraints contradict each other: there is no solution.
class MAILLAGE_EXPORT Infeasible : public Error {
  public:
    using Error::Error;
    ~Infeasible() override;
};

/// The question is larger than a stated limit.
class MAILLAGE_EXPORT LimitExceeded : public Error {
  public:
    using Error::Error;
    ~LimitExceeded() override;
};

/// The caller asked a running computation to stop.
class MAILLAGE_EXPORT Cancelled : public Error {
  public:
    using Error::Error;
    ~Cancelled() override;
};

/// A file cannot be read or written as asked (also an OSError in Python).
class MAILLAGE_EXPORT FileError : public Error {
  public:
    using Error::Error;
    /// Message "path, line L, column C: what"; a line or column of 0 is left out.
    FileError(const std::string& path, std::size_t line, std::size_t column, const std::string& what);
    ~FileError() override;
};

}  // namespace maillage
