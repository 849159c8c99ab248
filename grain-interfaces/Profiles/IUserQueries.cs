using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Graph;
using Orleans.Concurrency;

namespace InstaHub.GrainInterfaces.Profiles;

/// <summary>
/// Users as a viewer may see them: the one door for readers, which applies the rules of visibility. One key serves all, since each
/// silo has workers of its own and none of them has a state.
/// </summary>
[Alias("InstaHub.Profiles.IUserQueries")]
public interface IUserQueries : IGrainWithIntegerKey
{
    /// <summary>One user, from memory when it is warm.</summary>
    /// <param name="viewerId">Who asks; null: nobody known.</param>
    /// <param name="idOrUsername">A UUID, or a username in any case.</param>
    /// <returns>Or <see cref="ProfileErrors.NoSuchUser"/>.</returns>
    [Alias("GetUser"), ReadOnly, AlwaysInterleave]
    ValueTask<Result<UserView>> GetUser(Guid? viewerId, string idOrUsername);

    /// <summary>A page of a list, newest first, without those whom the viewer may not see; so it may be short, or empty, and not the last.</summary>
    /// <param name="list">Which.</param>
    /// <param name="ownerId">Whose.</param>
    /// <param name="viewerId">Who asks; null: nobody known.</param>
    /// <param name="after">Where the page before ended; null: the first page.</param>
    /// <param name="limit">Most users, at least 1.</param>
    /// <param name="cancellationToken">For the database.</param>
    /// <returns>
    /// Or <see cref="ProfileErrors.NoSuchUser"/>, <see cref="GraphErrors.PrivateAccount"/>, <see cref="ProfileErrors.BlockedByCaller"/>.
    /// </returns>
    [Alias("GetList")]
    Task<Result<UserPage<ListPosition>>> GetList(
        UserList list, Guid ownerId, Guid? viewerId, ListPosition? after, int limit, CancellationToken cancellationToken = default);

    /// <summary>
    /// Users whose username begins with what is searched for, that very name first, then those whose display name does; without those
    /// whom the viewer may not see.
    /// </summary>
    /// <param name="query">In any case; white space around it does not count.</param>
    /// <param name="viewerId">Who asks; null: nobody known.</param>
    /// <param name="after">Where the page before ended; null: the first page.</param>
    /// <param name="limit">Most users, at least 1.</param>
    /// <param name="cancellationToken">For the database.</param>
    /// <returns>Or <see cref="ProfileErrors.InvalidProfile"/>, about <c>q</c>.</returns>
    [Alias("Search")]
    Task<Result<UserPage<NamePosition>>> Search(
        string query, Guid? viewerId, NamePosition? after, int limit, CancellationToken cancellationToken = default);
}
