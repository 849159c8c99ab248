using InstaHub.GrainInterfaces.Accounts;

namespace InstaHub.Grains.Accounts.Ceremonies;

/// <summary>Ceremonies in the database.</summary>
public interface ICeremonyStore
{
    /// <summary>Adds one; nothing happens when there is one of that hash.</summary>
    Task AddAsync(byte[] handleHash, CeremonyPurpose purpose, Ceremony ceremony, CancellationToken cancellationToken);

    /// <summary>Removes and gives one that has not expired by <paramref name="now"/>; of simultaneous callers one gets it.</summary>
    Task<Ceremony?> TakeAsync(byte[] handleHash, CeremonyPurpose purpose, DateTimeOffset now, CancellationToken cancellationToken);
}
