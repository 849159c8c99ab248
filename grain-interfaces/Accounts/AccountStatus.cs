namespace InstaHub.GrainInterfaces.Accounts;

/// <summary>What state an account is in. Only an active one is seen by others; numbers are those of the database.</summary>
[GenerateSerializer, Alias("InstaHub.Accounts.AccountStatus")]
public enum AccountStatus
{
    Active = 0,

    /// <summary>Hidden by its user, who ends that by signing in.</summary>
    Deactivated = 1,

    /// <summary>Hidden by a moderator.</summary>
    Suspended = 2,

    /// <summary>Gone for everybody; its rows wait to be purged.</summary>
    Deleted = 3,
}
