using System.Buffers.Binary;
using System.Security.Cryptography;
using InstaHub.GrainInterfaces.Accounts;
using Orleans.Concurrency;

namespace InstaHub.Grains.Accounts;

/// <inheritdoc cref="IRevokedSessions"/>
/// <remarks>However many web processes ask, a silo asks the database once in <see cref="RevokedSessionSet.MostAge"/>.</remarks>
[GrainType("revoked-sessions"), StatelessWorker(1), Reentrant]
public sealed class RevokedSessions(ISessionStore sessions, TimeProvider time) : Grain, IRevokedSessions
{
    private const int IdBytes = 16;

    private Task<RevokedSessionSet>? _reading;
    private long _readAt;

    public async Task<RevokedSessionSet> GetRevoked(long seen, CancellationToken cancellationToken = default)
    {
        if (_reading is null or { IsCanceled: true } or { IsFaulted: true } || time.GetElapsedTime(_readAt) > RevokedSessionSet.MostAge)
        {
            // As of when it is asked, not of when it is answered.
            _readAt = time.GetTimestamp();
            _reading = Read();
        }
        var set = await _reading;
        return set.Version == seen ? set with { Ids = null } : set;
    }

    private async Task<RevokedSessionSet> Read()
    {
        var revoked = await sessions.ReadRevokedAsync(CancellationToken.None);
        var ids = new byte[revoked.Count * IdBytes];
        for (var i = 0; i < revoked.Count; i++)
            revoked[i].TryWriteBytes(ids.AsSpan(i * IdBytes), bigEndian: true, out _);
        // Alike on all silos for the same ids, which come in order; never 0.
        return new RevokedSessionSet(BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(ids)) | 1, ids);
    }
}
