using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.GrainInterfaces.Profiles;

namespace InstaHub.Grains.Profiles;

/// <summary>
/// Lists of users in the database, with all that rules of visibility ask, each page by one query whose cost does not depend on the
/// length of the list nor on where in it the page is.
/// </summary>
public interface IUserListStore
{
    /// <summary>The users of a list after a position, in its order; null of those whose accounts are gone.</summary>
    /// <param name="list">Which.</param>
    /// <param name="ownerId">Whose.</param>
    /// <param name="viewerId">Whose relations to the users are given; null: nobody's.</param>
    /// <param name="after">Null: from the beginning.</param>
    /// <param name="count">How many; fewer only at the list's end.</param>
    /// <param name="cancellationToken">For the database.</param>
    Task<IReadOnlyList<FoundUser<ListPosition>>> ReadAsync(
        UserList list, Guid ownerId, Guid? viewerId, ListPosition? after, int count, CancellationToken cancellationToken);

    /// <summary>Who likes a post or comment, newest first, likewise.</summary>
    Task<IReadOnlyList<FoundUser<ListPosition>>> ReadLikersAsync(
        Guid targetId, Guid? viewerId, ListPosition? after, int count, CancellationToken cancellationToken);

    /// <summary>The active users whose username begins with <paramref name="query"/>, by username; then those whose display name does, by it.</summary>
    /// <param name="query">Not empty, without U+0000 and well-formed; in any case.</param>
    /// <param name="viewerId">Whose relations to the users are given; null: nobody's.</param>
    /// <param name="after">Null: from the beginning.</param>
    /// <param name="count">How many; fewer only at the end.</param>
    /// <param name="cancellationToken">For the database.</param>
    Task<IReadOnlyList<FoundUser<NamePosition>>> SearchAsync(
        string query, Guid? viewerId, NamePosition? after, int count, CancellationToken cancellationToken);
}

/// <summary>A user at a position of a list.</summary>
/// <param name="Position">Where.</param>
/// <param name="User">Null: the account is gone.</param>
/// <param name="Status">Of the account.</param>
/// <param name="Relation">What is between the viewer and the user.</param>
public sealed record FoundUser<TPosition>(TPosition Position, User? User, AccountStatus Status, Relation Relation);
