using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Grains.Profiles;

namespace InstaHub.Grains.Cluster.Profiles;

/// <summary>One profile whose reads and writes end when and as a test says.</summary>
internal sealed class ScriptedProfileStore : IProfileStore
{
    private int _reads;

    /// <summary>What is read; null: there is none.</summary>
    public StoredProfile? Profile { get; set; }

    /// <summary>How often it was read.</summary>
    public int Reads => Volatile.Read(ref _reads);

    /// <summary>Runs after what is read is known and before the reader gets it.</summary>
    public Func<Task> BeforeAnswer { get; set; } = () => Task.CompletedTask;

    /// <summary>Runs before a write is done.</summary>
    public Func<Task> BeforeWriting { get; set; } = () => Task.CompletedTask;

    /// <summary>What becomes of a write; by default it is written.</summary>
    public Func<ProfileWrite, ProfileWriteOutcome>? OnWrite { get; set; }

    public static StoredProfile MakeProfile(Guid userId, long followers = 0, long changeNumber = 0) => new()
    {
        UserId = userId,
        Username = "ada",
        Email = "ada@example.com",
        Status = AccountStatus.Active,
        CreatedAt = DateTimeOffset.UnixEpoch,
        DisplayName = "Ada",
        Version = 1,
        Counts = Numbers(followers, changeNumber),
    };

    public static CountsChange Numbers(long followers, long changeNumber) => new(new UserCounts(0, followers, 0), changeNumber);

    public async Task<StoredProfile?> FindAsync(Guid userId, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _reads);
        var found = Profile;
        await BeforeAnswer();
        return found;
    }

    public async Task<ProfileWriteOutcome> WriteAsync(ProfileWrite write, CancellationToken cancellationToken)
    {
        await BeforeWriting();
        if (OnWrite is { } decide)
            return decide(write);
        Profile = write.Edited with { Version = write.Seen.Version + 1 };
        return ProfileWriteOutcome.Written;
    }
}
