using System.Text.Json;
using InstaHub.GrainInterfaces.Graph;

namespace InstaHub.Web.Api.Users;

/// <summary>What is between the caller and a user, seen by the caller; what the caller must not know is not in it.</summary>
/// <param name="Following">The caller follows the user.</param>
/// <param name="FollowedBy">The user follows the caller.</param>
/// <param name="Requested">The caller has asked to follow the user.</param>
/// <param name="Blocking">The caller blocks the user.</param>
/// <param name="Muting">The caller mutes something of the user.</param>
/// <param name="RequestedBy">The user has asked to follow the caller.</param>
/// <param name="Restricting">The caller restricts the user.</param>
/// <param name="CloseFriend">The caller counts the user among close friends.</param>
internal sealed record Relationship(
    bool Following, bool FollowedBy, bool Requested, bool Blocking, bool Muting, bool RequestedBy, bool Restricting, bool CloseFriend)
{
    private const Relation Shown =
        Relation.Following | Relation.FollowedBy | Relation.Requested | Relation.RequestedBy | Relation.Blocking | Relation.Muting
        | Relation.Restricting | Relation.CloseFriend;

    // One for each relation that there is; a race makes one twice.
    private static readonly byte[]?[] Members = new byte[(int)(Shown | Relation.CloseFriend) + 1][];

    public static Relationship Of(Relation relation) => new(
        relation.HasFlag(Relation.Following),
        relation.HasFlag(Relation.FollowedBy),
        relation.HasFlag(Relation.Requested),
        relation.HasFlag(Relation.Blocking),
        (relation & Relation.Muting) != 0,
        relation.HasFlag(Relation.RequestedBy),
        relation.HasFlag(Relation.Restricting),
        relation.HasFlag(Relation.CloseFriend));

    /// <summary>A number for what is shown of a relation, for entity tags: what the caller must not know does not change it.</summary>
    public static long VersionOf(Relation relation) => (long)(relation & Shown);

    /// <summary>The same as the last member of a JSON object, in UTF-8, kept ready.</summary>
    public static ReadOnlySpan<byte> MemberOf(Relation relation) => Members[(int)(relation & Shown)] ??= MakeMember(relation);

    private static byte[] MakeMember(Relation relation) =>
        [.. "\"relationship\":"u8, .. JsonSerializer.SerializeToUtf8Bytes(Of(relation), UserJson.Default.Relationship)];
}
