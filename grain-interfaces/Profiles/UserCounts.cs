namespace InstaHub.GrainInterfaces.Profiles;

/// <summary>The numbers on a profile.</summary>
[GenerateSerializer, Immutable, Alias("InstaHub.Accounts.UserCounts")]
public sealed record UserCounts([property: Id(0)] long Posts, [property: Id(1)] long Followers, [property: Id(2)] long Following);

/// <summary>The numbers as of a change.</summary>
/// <param name="Counts">The numbers.</param>
/// <param name="ChangeNumber">Grows with each change of one user's numbers: what has a smaller one is older.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Profiles.CountsChange")]
public sealed record CountsChange([property: Id(0)] UserCounts Counts, [property: Id(1)] long ChangeNumber);
