using InstaHub.GrainInterfaces.Common;
using Orleans.Concurrency;

namespace InstaHub.GrainInterfaces.Bookmarks;

/// <summary>One user's named collections of bookmarks, by user id.</summary>
[Alias("InstaHub.Bookmarks.ICollectionsGrain")]
public interface ICollectionsGrain : IGrainWithGuidKey
{
    /// <summary>All of them, by name.</summary>
    [Alias("GetAll"), ReadOnly]
    Task<IReadOnlyList<Collection>> GetAll(CancellationToken cancellationToken = default);

    /// <summary>Makes one. To do it again changes nothing.</summary>
    /// <param name="id">Its id, chosen by the caller.</param>
    /// <param name="name">Unchecked.</param>
    /// <returns>
    /// Or <see cref="BookmarkErrors.InvalidName"/>, <see cref="BookmarkErrors.NameTaken"/>, <see cref="BookmarkErrors.TooManyCollections"/>,
    /// <see cref="BookmarkErrors.IdTaken"/>.
    /// </returns>
    [Alias("Create")]
    Task<Result<Collection>> Create(Guid id, string name);

    /// <summary>Gives one another name.</summary>
    /// <returns>Or <see cref="BookmarkErrors.InvalidName"/>, <see cref="BookmarkErrors.NoSuchCollection"/>, <see cref="BookmarkErrors.NameTaken"/>.</returns>
    [Alias("Rename")]
    Task<Result<Collection>> Rename(Guid id, string name);

    /// <summary>Deletes one; the bookmarks in it stay, in none. Succeeds also when it was the user's and is deleted already.</summary>
    /// <returns>True, or <see cref="BookmarkErrors.NoSuchCollection"/>.</returns>
    [Alias("Delete")]
    Task<Result<bool>> Delete(Guid id);
}

/// <summary>A collection of bookmarks.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Unlike that of any other of the user's.</param>
/// <param name="CreatedAt">When it was made, UTC.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Bookmarks.Collection")]
public sealed record Collection([property: Id(0)] Guid Id, [property: Id(1)] string Name, [property: Id(2)] DateTimeOffset CreatedAt);

/// <summary>References of the grains of this feature: the only place where their keys are made.</summary>
public static class BookmarkGrainExtensions
{
    public static ICollectionsGrain GetCollections(this IGrainFactory grains, Guid userId) => grains.GetGrain<ICollectionsGrain>(userId);
}
