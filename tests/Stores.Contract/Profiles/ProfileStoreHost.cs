using System.Globalization;
using InstaHub.GrainInterfaces.Events;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Grains.Profiles;
using InstaHub.Silo.Database.Locking;
using InstaHub.Silo.Stores.Events;
using InstaHub.Silo.Stores.GroupCommit;
using InstaHub.Silo.Stores.Profiles;
using InstaHub.Stores.Contract.Media;
using InstaHub.Web.Media;
using Microsoft.Extensions.DependencyInjection;

namespace InstaHub.Stores.Contract.Profiles;

/// <summary>A host with the stores of profiles, put together as the silo is.</summary>
internal sealed class ProfileStoreHost(TestDatabase database)
    : DatabaseHost(
        database.ConnectionString,
        configure: services => services.AddEvents(ServingRuntime.Embedded).AddGroupCommit().AddProfileStores().AddMediaFiles()
            .AddSingleton(ForgottenMedia.Watch([]))) // addresses that are not signed ask none
{
    public IProfileStore Profiles => Get<IProfileStore>();

    public IUserListStore Lists => Get<IUserListStore>();

    /// <summary>A profile that must be there.</summary>
    public async Task<StoredProfile> FindAsync(Guid userId) =>
        await Profiles.FindAsync(userId, CancellationToken.None) ?? throw new InvalidOperationException($"There is no profile of {userId}.");

    /// <summary>Writes what an edit makes of a profile, with one event.</summary>
    public Task<ProfileWriteOutcome> WriteAsync(StoredProfile seen, StoredProfile edited)
    {
        var happened = new DomainEvent(
            Guid.CreateVersion7(), ProfileEvents.Namespace, ProfileGrainExtensions.EventKey(seen.UserId), ProfileEvents.ProfileChanged, "{}"u8.ToArray(), DateTimeOffset.UtcNow);
        return Patience.ForAsync(Profiles.WriteAsync(new ProfileWrite(seen, edited, [happened]), CancellationToken.None), "a profile to be written");
    }

    /// <summary>A username that nobody else has.</summary>
    public static string UniqueName() => $"n{Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)}"[..24];
}
