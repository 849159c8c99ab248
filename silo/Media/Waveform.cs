namespace InstaHub.Silo.Media;

/// <summary>
/// How loud sound is over its time, as a client draws it. The sound comes as mono samples x of -1 to 1, 8,000 a second. Its time is cut
/// into 100 equal parts; of part i, r(i) is the root of the mean of x² over the part. The value is round(100 · r(i) / m), where m is the
/// largest of all r, but at least 0.001 (-60 dB of full scale), so that the noise of silence is not drawn as loud.
/// </summary>
public sealed class Waveform
{
    /// <summary>How many values there are.</summary>
    public const int Points = 100;

    /// <summary>Samples in a second.</summary>
    public const int Rate = 8_000;

    /// <summary>Samples that are kept as one number, 5 ms: parts begin and end at multiples of it.</summary>
    private const int Step = 40;

    private const double Quietest = 0.001;

    // Means of x² over a step each: 12,000 a minute.
    private readonly List<float> _steps = [];
    private double _sum;
    private int _inStep;
    private byte? _half;

    /// <summary>How many samples came.</summary>
    public long Samples { get; private set; }

    /// <summary>How long they last.</summary>
    public TimeSpan Duration => TimeSpan.FromSeconds((double)Samples / Rate);

    /// <summary>Adds samples: 16 bits each, signed, the lower byte first. A part of a sample is completed by the next call.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        if (_half is { } low && bytes.Length > 0)
        {
            Add((short)(low | (bytes[0] << 8)));
            _half = null;
            bytes = bytes[1..];
        }
        for (; bytes.Length >= 2; bytes = bytes[2..])
            Add((short)(bytes[0] | (bytes[1] << 8)));
        if (bytes.Length == 1)
            _half = bytes[0];
    }

    /// <summary>The values, 0 to 100 each.</summary>
    public byte[] Build()
    {
        List<float> steps = [.. _steps];
        if (_inStep > 0)
            steps.Add((float)(_sum / _inStep));
        var points = new double[Points];
        for (var i = 0; i < Points && steps.Count > 0; i++)
        {
            var (from, to) = ((int)((long)i * steps.Count / Points), (int)((long)(i + 1) * steps.Count / Points));
            points[i] = Math.Sqrt(steps[from..Math.Max(to, from + 1)].Average());
        }
        var loudest = Math.Max(points.Max(), Quietest);
        return Array.ConvertAll(points, point => (byte)Math.Round(100 * point / loudest));
    }

    private void Add(short sample)
    {
        var value = sample / 32768.0;
        _sum += value * value;
        Samples++;
        if (++_inStep < Step)
            return;
        _steps.Add((float)(_sum / Step));
        (_sum, _inStep) = (0, 0);
    }
}
