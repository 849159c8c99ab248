using InstaHub.GrainInterfaces.Bookmarks;
using InstaHub.GrainInterfaces.Common;

namespace InstaHub.Grains.Bookmarks;

/// <inheritdoc cref="ICollectionsGrain"/>
[GrainType("collections")]
public sealed class CollectionsGrain(IBookmarkStore bookmarks, TimeProvider time) : Grain, ICollectionsGrain
{
    private Guid UserId => this.GetPrimaryKey();

    public Task<IReadOnlyList<Collection>> GetAll(CancellationToken cancellationToken = default) =>
        bookmarks.FindCollectionsAsync(UserId, cancellationToken);

    public async Task<Result<Collection>> Create(Guid id, string name)
    {
        name = CollectionRules.Normalise(name);
        return CollectionRules.NameProblem(name) is { } problem
            ? BookmarkErrors.InvalidName(problem)
            : ResultOf(await bookmarks.CreateAsync(UserId, new Collection(id, name, time.GetUtcNow())));
    }

    public async Task<Result<Collection>> Rename(Guid id, string name)
    {
        name = CollectionRules.Normalise(name);
        return CollectionRules.NameProblem(name) is { } problem
            ? BookmarkErrors.InvalidName(problem)
            : ResultOf(await bookmarks.RenameAsync(UserId, id, name));
    }

    public async Task<Result<bool>> Delete(Guid id) => await bookmarks.DeleteAsync(UserId, id, time.GetUtcNow()) ? true : BookmarkErrors.NoSuchCollection;

    private static Result<Collection> ResultOf(CollectionOutcome outcome) => outcome.Verdict switch
    {
        CollectionVerdict.NoSuchCollection => BookmarkErrors.NoSuchCollection,
        CollectionVerdict.NameTaken => BookmarkErrors.NameTaken,
        CollectionVerdict.TooMany => BookmarkErrors.TooManyCollections,
        CollectionVerdict.IdTaken => BookmarkErrors.IdTaken,
        _ => outcome.Collection!,
    };
}
