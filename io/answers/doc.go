// Package answers reads what villages wrote into exception lists that come back, whatever was done to the rows on the way.
package answers
