using System.Text;

namespace InstaHub.GrainInterfaces.Graph;

/// <summary>What a viewer is told of a relation, as JSON kept ready: what the viewer must not know is not in it.</summary>
public static class RelationshipJson
{
    private const Relation Shown =
        Relation.Following | Relation.FollowedBy | Relation.Requested | Relation.RequestedBy | Relation.Blocking | Relation.Muting
        | Relation.Restricting | Relation.CloseFriend;

    private static readonly (string Name, Relation Any)[] Members =
    [
        ("following", Relation.Following), ("followedBy", Relation.FollowedBy), ("requested", Relation.Requested),
        ("blocking", Relation.Blocking), ("muting", Relation.Muting), ("requestedBy", Relation.RequestedBy),
        ("restricting", Relation.Restricting), ("closeFriend", Relation.CloseFriend),
    ];

    // One for each relation that there is; a race makes one twice.
    private static readonly byte[]?[] Kept = new byte[(int)(Shown | Relation.CloseFriend) + 1][];

    /// <summary>The part of a relation that the viewer is told.</summary>
    public static Relation ShownOf(Relation relation) => relation & Shown;

    /// <summary>The member <c>"relationship":{…}</c> of a JSON object, in UTF-8.</summary>
    public static ReadOnlySpan<byte> MemberOf(Relation relation) => Kept[(int)(relation & Shown)] ??= Make(relation);

    private static byte[] Make(Relation relation)
    {
        var members = Members.Select(member => $"\"{member.Name}\":{((relation & member.Any) != 0 ? "true" : "false")}");
        return Encoding.UTF8.GetBytes($"\"relationship\":{{{string.Join(',', members)}}}");
    }
}
