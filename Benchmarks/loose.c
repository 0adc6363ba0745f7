/* A peer of bench-archive: revisions as loose objects, flushed, one after another. Prints revisions a second. */
#include <git2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static void must(int status) {
    if (status >= 0) return;
    fprintf(stderr, "loose: %s\n", git_error_last()->message);
    exit(1);
}

int main(int argc, char **argv) {
    if (argc != 4) return 2;
    static char text[1 << 20];
    FILE *file = fopen(argv[2], "r");
    size_t length = file ? fread(text, 1, sizeof text - 32, file) : 0;
    int count = atoi(argv[3]);
    git_repository *repository;
    git_libgit2_init();
    git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, 1);
    must(git_repository_init(&repository, argv[1], 1));
    git_commit *parent = NULL;
    struct timespec a, b;
    clock_gettime(CLOCK_MONOTONIC, &a);
    for (int number = 0; number < count; number++) {
        git_oid id;
        git_treebuilder *builder;
        git_tree *tree;
        git_signature *who;
        size_t all = length + (size_t)sprintf(text + length, "%d\n", number);
        must(git_blob_create_from_buffer(&id, repository, text, all));
        must(git_treebuilder_new(&builder, repository, NULL));
        must(git_treebuilder_insert(NULL, builder, "article.txt", &id, GIT_FILEMODE_BLOB));
        must(git_treebuilder_write(&id, builder));
        must(git_tree_lookup(&tree, repository, &id));
        must(git_signature_new(&who, "b", "b@localhost", 1700000000 + number, 0));
        const git_commit *parents[] = {parent};
        must(git_commit_create(&id, repository, "refs/heads/article", who, who, NULL, "edit\n", tree, parent ? 1 : 0, parents));
        git_commit_free(parent);
        must(git_commit_lookup(&parent, repository, &id));
        git_signature_free(who);
        git_tree_free(tree);
        git_treebuilder_free(builder);
    }
    clock_gettime(CLOCK_MONOTONIC, &b);
    printf("%.1f\n", count / ((double)(b.tv_sec - a.tv_sec) + (double)(b.tv_nsec - a.tv_nsec) / 1e9));
    return 0;
}
