using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Events;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Grains.Common;

namespace InstaHub.Grains.Profiles;

/// <summary>Profiles in the database, with what shows on them of accounts and of the graph.</summary>
public interface IProfileStore
{
    /// <summary>A user's profile, in any status of the account; or null.</summary>
    Task<StoredProfile?> FindAsync(Guid userId, CancellationToken cancellationToken);

    /// <summary>
    /// Writes a profile and its events, all or none; the database decides whose a username is. A change of privacy waits for, and holds
    /// up, whoever is writing relations of this user.
    /// </summary>
    /// <exception cref="UnknownOutcomeException">Nobody knows whether it was committed.</exception>
    Task<ProfileWriteOutcome> WriteAsync(ProfileWrite write, CancellationToken cancellationToken);
}

/// <summary>A user's profile as the database has it.</summary>
public sealed record StoredProfile
{
    public required Guid UserId { get; init; }

    /// <summary>Folded.</summary>
    public required string Username { get; init; }

    public required string Email { get; init; }

    public bool EmailVerified { get; init; }

    public required AccountStatus Status { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    public required string DisplayName { get; init; }

    public string Bio { get; init; } = "";

    /// <summary>Without line breaks.</summary>
    public IReadOnlyList<string> Links { get; init; } = [];

    /// <summary>Id of the picture; null: none.</summary>
    public Guid? AvatarId { get; init; }

    public bool IsPrivate { get; init; }

    public UserSettings Settings { get; init; } = new();

    /// <summary>Of the profile's row; what is not in that row does not change it.</summary>
    public required long Version { get; init; }

    /// <summary>The numbers when it was read.</summary>
    public required CountsChange Counts { get; init; }
}

/// <summary>A profile to be written.</summary>
/// <param name="Seen">What it is to replace; if the row has another version by now, nothing is written.</param>
/// <param name="Edited">What it is to be.</param>
/// <param name="Events">What is told of it.</param>
public sealed record ProfileWrite(StoredProfile Seen, StoredProfile Edited, IReadOnlyList<DomainEvent> Events);

/// <summary>What became of a profile to be written.</summary>
public enum ProfileWriteOutcome
{
    /// <summary>The row has another version, or is not there any more.</summary>
    Outdated = 0,

    Written,

    /// <summary>Somebody else has the username, or had it.</summary>
    UsernameTaken,

    /// <summary>The user has had <see cref="ProfileLimits.MaxUsernames"/> others.</summary>
    TooManyUsernames,
}
