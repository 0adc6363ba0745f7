#pragma once
#include <git2.h>
#include <git2/sys/mempack.h>
#include <git2/sys/odb_backend.h>
#include <git2/sys/repository.h>
#include <malloc.h>

// git_libgit2_opts is variadic and so cannot be called from Swift; one wrapper for each option that is used.

/// Flushes packs and refs, and the directories that name them, before a write returns (GIT_OPT_ENABLE_FSYNC_GITDIR).
static inline int stet_git_set_fsync(int enabled) {
    return git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, enabled);
}

/// Where configuration of one level is searched (GIT_OPT_SET_SEARCH_PATH); the empty path is nowhere.
static inline int stet_git_set_search_path(git_config_level_t level, const char *path) {
    return git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, level, path);
}

/// The most memory that cached objects may take, in bytes (GIT_OPT_SET_CACHE_MAX_SIZE).
static inline int stet_git_set_cache_size(long bytes) {
    return git_libgit2_opts(GIT_OPT_SET_CACHE_MAX_SIZE, (ssize_t)bytes);
}

/// Gives back to the system what the C library's heaps have free (malloc_trim, which the Glibc module leaves out).
static inline void stet_return_memory(void) {
    malloc_trim(0);
}
