namespace InstaHub.Silo.Commands.Content;

/// <summary>A wavy line, asked for at every pixel and therefore kept as a table.</summary>
internal sealed class Curve
{
    private const int Steps = 2048;

    // For 0 to 2, because some ask for the sum of two places.
    private readonly double[] _table = new double[(2 * Steps) + 1];

    /// <summary>Draws one.</summary>
    /// <param name="random">Decides.</param>
    /// <param name="height">Of its first wave; the others are lower.</param>
    /// <param name="frequency">How many waves there are in the width; the others are shorter.</param>
    /// <param name="octaves">How many waves are laid over each other, each twice as short as the one before.</param>
    /// <param name="roughness">How much of the one before its height is.</param>
    public Curve(Random random, double height, double frequency, int octaves, double roughness)
    {
        for (var octave = 0; octave < octaves; octave++)
        {
            var (turns, phase) = (frequency * (0.8 + (0.4 * random.NextDouble())), Math.Tau * random.NextDouble());
            for (var i = 0; i < _table.Length; i++)
                _table[i] += height * Math.Sin((Math.Tau * turns * i / Steps) + phase);
            height *= roughness;
            frequency *= 2;
        }
    }

    /// <summary>How high it is there.</summary>
    /// <param name="x">0 to 2; what is beyond counts as the end.</param>
    public double this[double x] => _table[Math.Clamp((int)(x * Steps), 0, _table.Length - 1)];
}
