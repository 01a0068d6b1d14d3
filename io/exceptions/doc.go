// Package exceptions writes the exception list: the workbook that people carry to the villages, fill in and send back.
package exceptions
