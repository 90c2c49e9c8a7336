namespace BiSSL.Training.Evaluation.Tsne;

/// <summary>Gradient descent with momentum and a gain per coordinate (Jacobs 1988), as t-SNE's authors use it. Its state is the embedding's own.</summary>
internal sealed class GradientDescent(int points)
{
    private const float LeastGain = 0.01f;

    private readonly Axis _x = new(points), _y = new(points);

    /// <summary>One step against 4 (exaggeration · attraction − repulsion/Z), then the centre of all points goes back to the origin.</summary>
    public void Step(Plane at, Plane attraction, Plane repulsion, double z, double exaggeration, double rate, double momentum)
    {
        var (pull, push) = ((float)(4 * exaggeration), (float)(4 / z));
        _x.Step(at.X, attraction.X, repulsion.X, pull, push, (float)rate, (float)momentum);
        _y.Step(at.Y, attraction.Y, repulsion.Y, pull, push, (float)rate, (float)momentum);
    }

    private sealed class Axis(int points)
    {
        private readonly float[] _velocity = new float[points];
        private readonly float[] _gain = [.. Enumerable.Repeat(1f, points)];

        public void Step(float[] at, float[] attraction, float[] repulsion, float pull, float push, float rate, float momentum)
        {
            var sum = 0.0;
            for (var i = 0; i < at.Length; i++)
            {
                var gradient = (pull * attraction[i]) - (push * repulsion[i]);
                var gain = gradient * _velocity[i] < 0 ? _gain[i] + 0.2f : _gain[i] * 0.8f;
                _gain[i] = Math.Max(gain, LeastGain);
                _velocity[i] = (momentum * _velocity[i]) - (rate * _gain[i] * gradient);
                at[i] += _velocity[i];
                sum += at[i];
            }
            var centre = (float)(sum / at.Length);
            for (var i = 0; i < at.Length; i++)
                at[i] -= centre;
        }
    }
}
