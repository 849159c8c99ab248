using System.Globalization;

namespace InstaHub.GrainInterfaces.Profiles;

/// <summary>References of the grains of this feature: the only place where their keys are made.</summary>
public static class ProfileGrainExtensions
{
    public static IUserGrain GetUser(this IGrainFactory grains, Guid userId) => grains.GetGrain<IUserGrain>(userId);

    /// <summary>The key of a user's events.</summary>
    public static string EventKey(Guid userId) => userId.ToString("D", CultureInfo.InvariantCulture);
}
